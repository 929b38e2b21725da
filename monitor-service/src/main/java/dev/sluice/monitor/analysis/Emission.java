package dev.sluice.monitor.analysis;

import dev.sluice.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which verdicts went out.
 *
 * @param sequence how many, which is the newest one's sequence
 */
public record Emission(long sequence, @Nullable Emitted last) {
    static final Emission NONE = new Emission(0, null);
    /** An unchanged verdict is repeated this often, so that a gate always finds a young one. */
    public static final Duration REPEAT = Duration.ofSeconds(30);

    /** The newest verdict that went out. */
    public record Emitted(int attempt, int stage, Verdict verdict, Instant at) {}

    boolean due(Position position, Opinion opinion, Instant now) {
        return last == null
                || last.verdict() != opinion.verdict()
                || last.attempt() != position.attempt()
                || last.stage() != position.stage()
                || !now.isBefore(last.at().plus(REPEAT));
    }

    Emission emitted(Position position, Opinion opinion, Instant now) {
        return new Emission(sequence + 1, new Emitted(position.attempt(), position.stage(), opinion.verdict(), now));
    }
}
