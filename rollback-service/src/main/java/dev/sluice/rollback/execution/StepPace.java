package dev.sluice.rollback.execution;

import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Fence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a step is asserted next, and what its earlier assertions said. Known to this process only; written by one thread at a time. */
final class StepPace {
    private final RollbackConfig config;
    private boolean busy;
    private Instant due = Instant.MIN;
    private Duration pause;
    private @Nullable Instant failingSince;
    private @Nullable Instant lastRight;
    private @Nullable Aim last;

    StepPace(RollbackConfig config) {
        this.config = config;
        this.pause = config.tick();
    }

    /** What an assertion is for. A new aim does not wait for the next tick. */
    record Aim(Fence fence, boolean afterHalt) {}

    /** Whether to begin an assertion now; the caller must end it with {@link #right}, {@link #failing} or {@link #abandoned}. */
    synchronized boolean begin(Instant now, Aim aim) {
        if (busy || (aim.equals(last) && now.isBefore(due))) {
            return false;
        }
        busy = true;
        last = aim;
        return true;
    }

    /** The route was read back right. Returns for how long it may have been wrong since it was last seen right. */
    synchronized Duration right(Instant began, Instant now, boolean wasElsewhere) {
        Duration wrong = Duration.ZERO;
        if (wasElsewhere) {
            wrong = Duration.between(lastRight == null ? began : lastRight, now);
        }
        busy = false;
        failingSince = null;
        lastRight = now;
        pause = config.tick();
        due = began.plus(pause);
        return wrong;
    }

    /** It was not; the next try comes later each time. Returns since when it has been failing. */
    synchronized Instant failing(Instant now) {
        busy = false;
        failingSince = failingSince == null ? now : failingSince;
        due = now.plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
        return failingSince;
    }

    /** Ends an assertion that said nothing. */
    synchronized void abandoned(Instant now) {
        busy = false;
        due = now.plus(config.tick());
    }

    /** How long until the next assertion; a running one counts as a tick. */
    synchronized Duration untilDue(Instant now) {
        if (busy) {
            return config.tick();
        }
        return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
    }
}
