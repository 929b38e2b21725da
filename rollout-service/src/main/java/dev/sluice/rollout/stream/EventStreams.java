package dev.sluice.rollout.stream;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** All subscribers of this replica: each has a Kafka consumer and a thread, so a slow one delays nobody else. */
@ApplicationScoped
public class EventStreams {

    private static final Logger LOG = Logger.getLogger(EventStreams.class);

    private final String bootstrap;
    private final List<String> topics;
    private final StreamConfig config;
    private final Semaphore places;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();

    EventStreams(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "sluice.topic-prefix") Optional<String> prefix,
            StreamConfig config,
            MeterRegistry meters) {
        this.bootstrap = bootstrap;
        this.topics = StreamPosition.TOPICS.stream()
                .map(topic -> prefix.orElse("") + topic)
                .toList();
        this.config = config;
        this.places = new Semaphore(config.clients());
        meters.gaugeCollectionSize("sluice_stream_subscribers", List.of(), running);
    }

    /**
     * Connects to Kafka and greets, then streams in the background. The greeting is on the wire before this returns, because
     * RESTEasy writes the response's head as soon as the resource method has ended: a thread that wrote at the same moment
     * would be told that the head is out already, and take that for a client that has gone.
     *
     * @param since where to go on; empty for what comes from now on
     * @throws ProblemException when there are too many subscribers or Kafka does not answer
     */
    void start(Subscriber subscriber, StreamFilter filter, Optional<StreamPosition> since) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    StreamProblem.TOO_MANY_STREAMS,
                    "Connect again later with the same Last-Event-ID; this replica serves %d subscribers."
                            .formatted(config.clients()));
        }
        EventTail tail;
        try {
            tail = EventTail.open(settings(), topics, config.opening(), since);
        } catch (KafkaException away) {
            places.release();
            throw new ProblemException(
                    CommonProblem.UNAVAILABLE, "Connect again later: Kafka does not answer now.", away);
        }
        EventStream stream = new EventStream(tail, subscriber, filter, config);
        if (!stream.greet()) {
            end(tail, subscriber);
            return;
        }
        // a platform thread: a Kafka consumer waits in a selector, which would hold a virtual thread's carrier
        Thread thread = new Thread(() -> carry(stream, tail, subscriber), "stream-" + numbers.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    private void carry(EventStream stream, EventTail tail, Subscriber subscriber) {
        running.add(Thread.currentThread());
        try {
            LOG.debugf("A subscriber %s", stream.run());
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // safe because this is the thread's outermost frame: the client connects again and resumes
            LOG.warnf(failed, "A subscriber's stream failed and was closed");
        } finally {
            running.remove(Thread.currentThread());
            end(tail, subscriber);
        }
    }

    private void end(EventTail tail, Subscriber subscriber) {
        try (tail) {
            subscriber.close();
        } finally {
            places.release();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Thread::interrupt);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", "rollout-service-stream-" + numbers.get());
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", 100);
        settings.put("fetch.max.bytes", 1 << 20);
        settings.put("max.partition.fetch.bytes", 1 << 18);
        return settings;
    }
}
