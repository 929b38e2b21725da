package dev.sluice.rollout.targets;

import org.jboss.logging.Logger;

/** Work on virtual threads: each waits for its own router, so none delays another. */
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private Background() {}

    /** Runs once. What it throws is logged and ends only it: its lease ends, and it is done again. */
    static void start(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                // safe because this is the worker's outermost frame, and the row in the database stays as it was
                LOG.warnf(failed, "%s ended early and is done again", name);
            }
        });
    }
}
