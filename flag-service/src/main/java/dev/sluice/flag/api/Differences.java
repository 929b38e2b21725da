package dev.sluice.flag.api;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.requests.Subjects;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.kit.auth.Role;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What change requests change. */
@ApplicationScoped
class Differences {
    private final FlagCommands commands;
    private final Segments segments;
    private final Subjects subjects;

    Differences(FlagCommands commands, Segments segments, Subjects subjects) {
        this.commands = commands;
        this.segments = segments;
        this.subjects = subjects;
    }

    /** Null of what ended without a change. */
    @Nullable
    DifferenceView of(ChangeRequest request) {
        return switch (request.standing()) {
            case Standing.Pending pending -> now(request.wanted());
            case Standing.Scheduled scheduled -> now(request.wanted());
            case Standing.Applied applied -> then(request.wanted(), applied);
            case Standing.Rejected rejected -> null;
            case Standing.Withdrawn withdrawn -> null;
            case Standing.Failed failed -> null;
            case Standing.Expired expired -> null;
        };
    }

    private DifferenceView now(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag -> {
                Flag current = commands.find(flag.key(), Role.VIEWER).flag();
                yield contents(current.revision(), current.content(), after(current, flag.change()));
            }
            case Wanted.OfSegment segment ->
                segments(
                        subjects.revision(segment),
                        segments.find(segment.scope(), segment.name()).orElse(null),
                        segment.segment());
        };
    }

    private DifferenceView then(Wanted wanted, Standing.Applied applied) {
        long before = applied.revision() - 1;
        return switch (wanted) {
            case Wanted.OfFlag flag ->
                contents(
                        before,
                        commands.then(flag.key(), before),
                        flag.change() instanceof FlagChange.Archive
                                ? null
                                : commands.then(flag.key(), applied.revision()));
            case Wanted.OfSegment segment -> segments(before, applied.segmentBefore(), segment.segment());
        };
    }

    private @Nullable Content after(Flag flag, FlagChange change) {
        Content content = flag.content();
        return switch (change) {
            case FlagChange.Edit edit -> edit.edited().over(content);
            case FlagChange.Disable disable ->
                content.switchedOff(flag.definition().variants().closed());
            case FlagChange.Revert revert ->
                new Edited.Replaced(commands.then(flag.key(), revert.revision())).over(content);
            case FlagChange.Archive archive -> null;
        };
    }

    private static DifferenceView contents(long revision, Content before, @Nullable Content after) {
        return new DifferenceView(
                revision, ContentView.of(before), after == null ? null : ContentView.of(after), null, null);
    }

    private static DifferenceView segments(long revision, @Nullable Segment before, @Nullable Segment after) {
        return new DifferenceView(
                revision,
                null,
                null,
                before == null ? null : SegmentView.of(before),
                after == null ? null : SegmentView.of(after));
    }
}
