package dev.sluice.kit.broadcast;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The question "has everything been read that was published until now?", asked by many threads and answered by one. Each question takes
 * a ticket; the reader notes the newest ticket, learns where the topics end, reads until there, and answers all tickets up to the one
 * it noted.
 */
final class CaughtUp {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private long answered;
    private long lastAnswer = System.nanoTime();

    /**
     * Waits for the answer.
     *
     * @param wake tells the reader that somebody waits
     * @return false when the answer took longer than the patience. Also when the whole process slept meanwhile: what was learnt before
     *     it slept says nothing about now
     */
    boolean await(Duration patience, Runnable wake) {
        long begun = System.nanoTime();
        lock.lock();
        try {
            long ticket = ++asked;
            wake.run();
            long left = patience.toNanos();
            while (answered < ticket && left > 0) {
                left = changed.awaitNanos(left);
            }
            return answered >= ticket && System.nanoTime() - begun < patience.toNanos();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The newest ticket: what ends now, ends after all of these questions were asked. */
    long newest() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    boolean waiting() {
        lock.lock();
        try {
            return answered < asked;
        } finally {
            lock.unlock();
        }
    }

    void answer(long ticket) {
        lock.lock();
        try {
            answered = Math.max(answered, ticket);
            lastAnswer = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Since everything published was known to be read. */
    Duration age() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - lastAnswer);
        } finally {
            lock.unlock();
        }
    }
}
