package dev.sluice.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay of this process that something was committed. Signals that come while it works count as one. */
@ApplicationScoped
class RelaySignal {
    private final Semaphore work = new Semaphore(0);

    void committed() {
        work.release();
    }

    /** Waits for a signal, at most so long: the poll is the truth, the signal only makes it faster. Tells whether one came. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean came = work.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (came) {
            work.drainPermits();
        }
        return came;
    }
}
