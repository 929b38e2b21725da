package dev.sluice.rollback.execution;

import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Work;
import java.time.Duration;
import java.time.Instant;

/** Opens {@link StepPace} to the simulation, with the defaults of the configuration. */
public final class Pace {
    private static final RollbackConfig DEFAULTS = new Defaults();

    private final StepPace pace = new StepPace(DEFAULTS);

    public static RollbackConfig config() {
        return DEFAULTS;
    }

    public boolean begin(Instant now, Work work) {
        return pace.begin(now, new StepPace.Aim(work.fence(), work.halted()));
    }

    public Duration right(Instant began, Instant now, boolean wasElsewhere) {
        return pace.right(began, now, wasElsewhere);
    }

    public Instant failing(Instant now) {
        return pace.failing(now);
    }

    public Duration untilDue(Instant now) {
        return pace.untilDue(now);
    }

    private record Defaults() implements RollbackConfig {
        @Override
        public Duration catchUp() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration tick() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration patienceWithAnswers() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration warmUp() {
            return Duration.ofSeconds(10);
        }
    }
}
