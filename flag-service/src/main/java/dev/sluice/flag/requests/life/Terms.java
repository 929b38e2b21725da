package dev.sluice.flag.requests.life;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a change request is applied.
 *
 * @param at not before; null: as soon as nothing is missing
 * @param onlyIfUnchanged not when what it changes has changed since it was posted
 * @param expiresAt from then on never
 */
public record Terms(@Nullable Instant at, boolean onlyIfUnchanged, Instant expiresAt) {
    /** How far ahead a change may be scheduled. */
    public static final Duration FARTHEST = Duration.ofDays(366);

    /**
     * How long requests stay good.
     *
     * @param lateness after the time of a scheduled one
     * @param patience for an approval of one without a time
     */
    public record Limits(Duration lateness, Duration patience) {}

    /** Of a request that is posted now. */
    public static Terms of(@Nullable Instant at, boolean onlyIfUnchanged, Instant now, Limits limits) {
        if (at == null) {
            return new Terms(null, onlyIfUnchanged, now.plus(limits.patience()));
        }
        if (!at.isAfter(now)) {
            throw new IllegalArgumentException("'at' must be in the future; leave it out for a change without delay");
        }
        if (at.isAfter(now.plus(FARTHEST))) {
            throw new IllegalArgumentException("'at' must be within " + FARTHEST.toDays() + " days");
        }
        return new Terms(at, onlyIfUnchanged, at.plus(limits.lateness()));
    }

    boolean isDue(Instant now) {
        return at == null || !now.isBefore(at);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
