package dev.sluice.flag.requests;

import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.application.SegmentChanges;
import dev.sluice.flag.application.SegmentChanges.SegmentCommand;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.model.Revision;
import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.RevisionRepository;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.usage.UsageLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the change that a request wants, the way that a direct one is made. */
@ApplicationScoped
class RequestApplier {
    private final FlagChanges flags;
    private final SegmentChanges segments;
    private final RevisionRepository revisions;
    private final Segments stored;
    private final UsageLedger usage;
    private final Authors authors;

    RequestApplier(
            FlagChanges flags,
            SegmentChanges segments,
            RevisionRepository revisions,
            Segments stored,
            UsageLedger usage,
            Authors authors) {
        this.flags = flags;
        this.segments = segments;
        this.revisions = revisions;
        this.stored = stored;
        this.usage = usage;
        this.authors = authors;
    }

    /** What came of it. */
    sealed interface Outcome {
        /**
         * The change was made.
         *
         * @param revision the flag's after it; of a segment the version of the catalogue
         * @param segmentBefore null for a flag, and where there was no segment
         */
        record Made(long revision, @Nullable Segment segmentBefore) implements Outcome {}

        record NotMade(Refused why) implements Outcome {}
    }

    /** Why it could not be made now, rollouts, second persons and callers aside: those may be gone when its time has come. */
    @Transactional(TxType.MANDATORY)
    Optional<Refused> rehearse(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag ->
                flags.rehearse(flag.key(), command(flag, null)) instanceof Refused refused
                        ? Optional.of(refused)
                        : Optional.empty();
            case Wanted.OfSegment segment -> segments.rehearse(command(segment, null));
        };
    }

    @Transactional(TxType.MANDATORY)
    Outcome apply(ChangeRequest request, @Nullable Approval approval, Instant now) {
        Optional<Refused> revoked = authors.refuse(request);
        if (revoked.isPresent()) {
            return new Outcome.NotMade(revoked.get());
        }
        Origin origin = Origin.request(
                request.posted().author().name(),
                request.posted().reason(),
                new Origin.Request(request.id(), approval == null ? null : approval.by()));
        Long expected = request.terms().onlyIfUnchanged() ? request.posted().revision() : null;
        return switch (request.wanted()) {
            case Wanted.OfFlag flag -> apply(flag, expected, origin, now);
            case Wanted.OfSegment segment -> apply(command(segment, expected), origin);
        };
    }

    private Outcome apply(Wanted.OfFlag wanted, @Nullable Long expected, Origin origin, Instant now) {
        Optional<Refused> used = wanted.change() instanceof FlagChange.Archive archive && !archive.force()
                ? usage.notArchivable(wanted.key(), wanted.scope(), now)
                : Optional.empty();
        FlagDecision decision =
                used.isPresent() ? used.get() : flags.change(wanted.key(), command(wanted, expected), origin);
        return switch (decision) {
            case Changed changed -> new Outcome.Made(changed.flag().revision(), null);
            case Archived archived -> new Outcome.Made(archived.flag().revision(), null);
            case Repeated repeated -> throw new IllegalStateException("persons have no fence to repeat");
            case Unneeded unneeded -> throw new IllegalStateException("what persons want is done or refused");
            case Refused refused -> new Outcome.NotMade(refused);
        };
    }

    private Outcome apply(SegmentCommand command, Origin origin) {
        @Nullable Segment before = stored.find(command.scope(), command.name()).orElse(null);
        return segments.change(command, origin)
                .<Outcome>map(Outcome.NotMade::new)
                .orElseGet(() -> new Outcome.Made(stored.version(command.scope(), command.name()), before));
    }

    private FlagCommand command(Wanted.OfFlag wanted, @Nullable Long expected) {
        return switch (wanted.change()) {
            case FlagChange.Edit edit -> new FlagCommand.Edit(edit.edited(), expected);
            case FlagChange.Disable disable -> new FlagCommand.Disable(expected);
            case FlagChange.Archive archive -> new FlagCommand.Archive(expected);
            case FlagChange.Revert revert ->
                new FlagCommand.Edit(
                        new Edited.Replaced(revisions
                                .find(wanted.key(), revert.revision())
                                .map(Revision::content)
                                .orElseThrow(() -> new IllegalStateException("revisions are never deleted"))),
                        expected);
        };
    }

    private static SegmentCommand command(Wanted.OfSegment wanted, @Nullable Long expected) {
        return new SegmentCommand(wanted.scope(), wanted.name(), wanted.segment(), expected);
    }
}
