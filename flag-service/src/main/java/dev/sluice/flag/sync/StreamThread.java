package dev.sluice.flag.sync;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The one thread that does everything for all streams of a protocol, in the order in which it was handed over: so streams need no locks.
 * What others hand over only makes a note for it; what fails ends nothing else.
 */
public final class StreamThread {
    private static final Logger LOG = Logger.getLogger(StreamThread.class);

    private final ScheduledThreadPoolExecutor thread;

    /** Begins at once. */
    public StreamThread(String name) {
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Runs something when its turn comes. */
    public void run(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            // safe because it is refused only after close, when all streams are closed
            LOG.debug("the service stops", e);
        }
    }

    /** Something that, handed over again before its turn came, is done once. */
    public Runnable once(Runnable task) {
        AtomicBoolean called = new AtomicBoolean();
        return () -> {
            if (called.compareAndSet(false, true)) {
                run(() -> {
                    called.set(false);
                    task.run();
                });
            }
        };
    }

    /**
     * Runs something later; only on this thread.
     *
     * @param time of {@link System#nanoTime}
     */
    public Future<?> at(long time, Runnable task) {
        return thread.schedule(() -> guarded(task), time - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Runs something again and again. */
    public void every(Duration pause, Runnable task) {
        var unused = thread.scheduleWithFixedDelay(
                () -> guarded(task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Does this last, and waits a moment for it. */
    public void close(Runnable last) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        run(() -> {
            last.run();
            closed.countDown();
        });
        boolean unused = closed.await(2, TimeUnit.SECONDS);
        thread.shutdownNow();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // safe because this is the thread's outermost frame: one stream's failure must not end all the others, and
            // what is done again and again would else end without a word
            LOG.error("Something failed while flags were sent", e);
        }
    }
}
