package dev.sluice.kit.app;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.sql.SqlFailure;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes what the relay published; tests can make it fail the way a database does. */
@ApplicationScoped
public class OrdersConsumer {
    public static final String UNREADABLE = "unreadable";

    private final EventConsumer events;
    private final Orders orders;
    private final Set<String> outages = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();

    public OrdersConsumer(EventConsumer events, Orders orders) {
        this.events = events;
        this.orders = orders;
    }

    @Incoming("orders")
    @Blocking
    public void receive(ConsumerRecord<String, byte[]> record) {
        events.consume("orders", record, this::handle);
    }

    /** From now on the handling of this subject fails as if the connection had been lost, after its effect. */
    public void breakDatabaseFor(String subject) {
        outages.add(subject);
    }

    public void mendDatabaseFor(String subject) {
        outages.remove(subject);
    }

    public int failures() {
        return failures.get();
    }

    private void handle(EventEnvelope event) {
        if (new String(event.data(), StandardCharsets.UTF_8).equals(UNREADABLE)) {
            throw new MalformedEventException("the data is no order");
        }
        orders.applied(event);
        if (outages.contains(event.subject())) {
            failures.incrementAndGet();
            throw new SqlFailure(new SQLTransientConnectionException("connection lost", "08006"));
        }
    }
}
