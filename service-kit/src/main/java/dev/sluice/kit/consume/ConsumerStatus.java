package dev.sluice.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Which consumers are stuck, and since when. */
@ApplicationScoped
public class ConsumerStatus {
    private final MeterRegistry meters;
    private final Map<String, Instant> stuckSince = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public ConsumerStatus(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("sluice_consumers_stuck", stuckSince, Map::size);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    void handled(String consumer) {
        stuckSince.remove(consumer);
        meters.counter("sluice_events_handled", "consumer", consumer).increment();
    }

    void failed(String consumer) {
        stuckSince.putIfAbsent(consumer, Instant.now());
        meters.counter("sluice_events_retried", "consumer", consumer).increment();
    }

    void gaveUp(String consumer) {
        stuckSince.remove(consumer);
        meters.counter("sluice_events_given_up", "consumer", consumer).increment();
    }

    /** The consumers that are trying the same record again. */
    public Map<String, Instant> stuck() {
        return new TreeMap<>(stuckSince);
    }

    /**
     * Waits. When the application stops meanwhile it never returns: returning would acknowledge the record, throwing would dead-letter it.
     * The thread ends with the process, and the record comes again.
     */
    void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (stopping || end - System.nanoTime() > 0) {
            LockSupport.parkNanos(Math.max(1_000_000L, end - System.nanoTime()));
        }
    }
}
