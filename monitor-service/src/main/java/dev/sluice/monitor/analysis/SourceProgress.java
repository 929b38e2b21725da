package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.exposition.Reading;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known from one source.
 *
 * @param last the newest usable reading
 * @param reference the first reading's totals: the baseline's part is from before the rollout
 * @param attempt everything used since the attempt began
 * @param stage everything used since the stage was entered; from the cut after it was applied on only what came later
 * @param newest how the newest look went
 * @param exposure whether the share is as wanted since the stage was applied; null in states that were stored before it was kept
 */
public record SourceProgress(
        @Nullable Cut last,
        @Nullable Tally reference,
        Tally attempt,
        Tally stage,
        Newest newest,
        @Nullable Exposure exposure) {
    static final SourceProgress NONE =
            new SourceProgress(null, null, Tally.NONE, Tally.NONE, Newest.NONE, Exposure.NONE);

    /** A reading and when it was taken. */
    public record Cut(Instant at, Reading reading) {}

    /**
     * The newest look at a source.
     *
     * @param openedFor sequence of the stage-applied after which {@code stage} counts; 0 while it does not
     * @param openedAt when that began; null while it did not, and in states that were stored before this was kept
     * @param freshAt the last look that brought requests of the candidate
     * @param fresh whether the newest look did
     * @param shape the newest interval's counts, against which a jump of the share shows; null after a known change
     * @param failure why the newest look could not be used
     */
    public record Newest(
            long openedFor,
            @Nullable Instant openedAt,
            @Nullable Instant freshAt,
            boolean fresh,
            @Nullable ArmCounts shape,
            @Nullable String failure) {
        static final Newest NONE = new Newest(0, null, null, false, null, null);
    }

    boolean openedFor(Position.@Nullable Application applied) {
        return applied != null && newest.openedFor() == applied.sequence();
    }

    /**
     * Since when the source is observed in the applied stage, which is what the bake time counts from: a source that was down
     * when the stage was applied has shown nothing of that time. Empty while it is not.
     */
    Optional<Instant> observedSince(Position.@Nullable Application applied) {
        if (applied == null || !openedFor(applied)) {
            return Optional.empty();
        }
        Instant opened = newest.openedAt();
        return Optional.of(opened != null && opened.isAfter(applied.at()) ? opened : applied.at());
    }

    SourceProgress enterStage() {
        Newest unopened = new Newest(0, null, newest.freshAt(), newest.fresh(), newest.shape(), newest.failure());
        return new SourceProgress(last, reference, attempt, Tally.NONE, unopened, Exposure.NONE);
    }

    SourceProgress newAttempt() {
        return new SourceProgress(last, reference, Tally.NONE, Tally.NONE, Newest.NONE, Exposure.NONE);
    }

    SourceProgress failed(String reason) {
        Newest failed =
                new Newest(newest.openedFor(), newest.openedAt(), newest.freshAt(), false, newest.shape(), reason);
        return new SourceProgress(last, reference, attempt, stage, failed, exposure);
    }
}
