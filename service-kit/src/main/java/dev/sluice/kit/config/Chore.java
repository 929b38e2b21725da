package dev.sluice.kit.config;

import java.time.Duration;

/** Something small that a service does again and again in the background; every bean of this type is run. */
public interface Chore {
    /** How many rows a chore deletes at once. */
    int BATCH = 1000;

    /** Imperative, for the log and as name of the lease. */
    String name();

    /** The pause between two runs. */
    Duration every();

    /** Whether one replica is enough; if not, each does it. */
    default boolean oncePerInstallation() {
        return true;
    }

    /** Does it once; may throw, then the next run tries again. */
    void run();
}
