package dev.sluice.rollout.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the shell around the core. */
@ConfigMapping(prefix = "sluice.rollout")
public interface RolloutConfig {

    /** Pause between two looks for timers that are due. Default 200 ms: a bake ends at most that late. */
    @WithDefault("200ms")
    Duration timerInterval();
}
