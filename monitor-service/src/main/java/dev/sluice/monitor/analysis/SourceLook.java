package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.analysis.Intervals.Interval;
import dev.sluice.monitor.analysis.Position.Application;
import dev.sluice.monitor.analysis.SourceProgress.Cut;
import dev.sluice.monitor.analysis.SourceProgress.Newest;
import dev.sluice.monitor.exposition.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one look makes of one source.
 *
 * @param progress afterwards
 * @param used the counts that are evidence; null when the look brought none
 * @param note why counts were left out; null when they were not
 */
record SourceLook(
        SourceProgress progress,
        Intervals.@Nullable Used used,
        @Nullable String note) {

    static SourceLook at(
            SourceProgress before, @Nullable SourceReading reading, Instant at, Position position, Duration interval) {
        return switch (reading) {
            case null -> failed(before, "The source was not asked.");
            case SourceReading.Failed failed -> failed(before, failed.reason());
            case SourceReading.Counted counted -> counted(before, counted.reading(), at, position, interval);
        };
    }

    private static SourceLook failed(SourceProgress before, String reason) {
        return new SourceLook(before.failed(reason), null, null);
    }

    private static SourceLook counted(
            SourceProgress before, Reading reading, Instant at, Position position, Duration interval) {
        Interval cut = Intervals.between(before, reading, at, position, interval);
        return switch (cut) {
            case Intervals.First first ->
                new SourceLook(next(before, reading, at, position, Tally.NONE, Tally.NONE), null, null);
            case Intervals.Used used ->
                new SourceLook(next(before, reading, at, position, used.tally(), used.tally()), used, null);
            case Intervals.Dropped dropped ->
                new SourceLook(
                        next(before, reading, at, position, Tally.NONE, dropped.tally()),
                        null,
                        "Counts until " + at + " were left out: " + dropped.reason() + ".");
        };
    }

    private static SourceProgress next(
            SourceProgress before, Reading reading, Instant at, Position position, Tally used, Tally seen) {
        Application applied = position.applied();
        boolean opens = applied != null && !before.openedFor(applied) && !at.isBefore(applied.at());
        boolean fresh = seen.candidate().requests() > 0;
        ArmCounts shape = seen.counts().baseline().requests() + seen.candidate().requests() > 0
                ? seen.counts()
                : before.newest().shape();
        Newest newest = new Newest(
                applied != null && opens ? applied.sequence() : before.newest().openedFor(),
                opens ? at : before.newest().openedAt(),
                fresh ? at : before.newest().freshAt(),
                fresh,
                opens ? null : shape,
                null);
        Tally reference = before.reference() == null ? reading.totals() : before.reference();
        Tally stage = opens ? Tally.NONE : before.stage().plus(used);
        return new SourceProgress(
                new Cut(at, reading), reference, before.attempt().plus(used), stage, newest, before.exposure());
    }

    /** The same with the counts compared with the share that the stage wants; only what was counted at that share says anything. */
    SourceLook exposed(Position position, PlannedStage stage) {
        Double wanted = stage.share();
        if (used == null || wanted == null || used.changed() || !progress.openedFor(position.applied())) {
            return this;
        }
        Exposure before = progress.exposure() == null ? Exposure.NONE : progress.exposure();
        Exposure exposure = before.observe(used.tally().counts(), wanted, used.seconds());
        SourceProgress next = new SourceProgress(
                progress.last(),
                progress.reference(),
                progress.attempt(),
                progress.stage(),
                progress.newest(),
                exposure);
        return new SourceLook(next, used, note);
    }
}
