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
import org.apache.kafka.common.TopicPartition;

/** Which consumers are stuck, and since when. */
@ApplicationScoped
public class ConsumerStatus {
    private static final long LONG = Duration.ofSeconds(1).toNanos();

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

    void handled(String consumer, TopicPartition source) {
        stuckSince.remove(key(consumer, source));
        meters.counter("sluice_events_handled", "consumer", consumer).increment();
    }

    void failed(String consumer, TopicPartition source) {
        stuckSince.putIfAbsent(key(consumer, source), Instant.now());
        meters.counter("sluice_events_retried", "consumer", consumer).increment();
    }

    void gaveUp(String consumer, TopicPartition source) {
        stuckSince.remove(key(consumer, source));
        meters.counter("sluice_events_given_up", "consumer", consumer).increment();
    }

    /** The consumers that are trying the same record again, each with the partition that waits. */
    public Map<String, Instant> stuck() {
        return new TreeMap<>(stuckSince);
    }

    /** Waits; when the application stops meanwhile, as {@link #stayIfStopping}. */
    void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (!stopping && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        stayIfStopping();
    }

    /**
     * Never returns when the application stops: its parts fail one after another then, which is no record's fault. Returning would
     * acknowledge the record, throwing would dead-letter it. The thread ends with the process, and the record comes again.
     */
    void stayIfStopping() {
        while (stopping) {
            // Quarkus interrupts its workers in the end, and an interrupted thread would not park but spin.
            var unused = Thread.interrupted();
            LockSupport.parkNanos(LONG);
        }
    }

    /** One consumer may read several topics. */
    private static String key(String consumer, TopicPartition source) {
        return consumer + " of " + source;
    }
}
