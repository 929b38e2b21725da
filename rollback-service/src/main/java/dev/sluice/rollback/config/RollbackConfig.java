package dev.sluice.rollback.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rollbacks are carried out. */
@ConfigMapping(prefix = "sluice.rollback")
public interface RollbackConfig {
    /**
     * How long a rollback waits for what its trigger has seen of the rollout and this service has not; then the whole plan is undone.
     * Default 2 s: topics are a few milliseconds apart, and a candidate that fails must not be exposed for longer.
     */
    @WithDefault("PT2S")
    Duration catchUp();

    /** How often targets are asserted until the rollback is completed. Default 200 ms: at most 250 ms are promised. */
    @WithDefault("PT0.2S")
    Duration tick();

    /** The longest pause between two tries of a target that does not answer. Default 2 s, reached by doubling the tick. */
    @WithDefault("PT2S")
    Duration longestPause();

    /**
     * How long a target may be silent before the rollback is called failed; it is tried on even then. Default 1 min: a proxy has
     * restarted by then, and a person should know if not.
     */
    @WithDefault("PT1M")
    Duration patience();

    /**
     * The same for a target that answers, but not as it must (wrong secret, unknown version, no router at all). Default 5 s: waiting
     * seldom heals that.
     */
    @WithDefault("PT5S")
    Duration patienceWithAnswers();

    /** How long a worker owns a rollback without a sign of life. Default 5 s: so long nobody acts when its process dies. */
    @WithDefault("PT5S")
    Duration lease();

    /** How often each router of a rollout that may be rolled back is read, so that connections stay open. Default 10 s. */
    @WithDefault("PT10S")
    Duration warmUp();
}
