package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Gateway;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import dev.sluice.e2e.support.Topics;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What subscribers read from Kafka keeps the contract of docs/events.md and contracts/. */
class EventsE2eIT {
    private static final Set<String> OF_A_ROLLBACK = Set.of(
            "dev.sluice.rollout.planned.v1",
            "dev.sluice.rollout.stage-entered.v1",
            "dev.sluice.rollout.stage-applied.v1",
            "dev.sluice.verdict.reached.v1",
            "dev.sluice.rollback.started.v1",
            "dev.sluice.rollout.halted.v1",
            "dev.sluice.rollback.completed.v1",
            "dev.sluice.rollout.rolled-back.v1",
            "dev.sluice.version.quarantined.v1");

    private final Stack stack = Stack.shared();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void everyEventKeepsItsSchemaAndItsOrder() {
        var shop = new Shop(stack);
        var gateway = new Gateway(stack);
        shop.reset();
        String id = shop.start(Plans.canary(List.of(50, 100), "gateway"));
        shop.awaitStage(id, 0, Duration.ofSeconds(20));
        gateway.failVersion("2.0.0", 0.3);
        shop.awaitState(id, "RolledBack", Duration.ofSeconds(60));
        shop.reset();

        // the state is committed a moment before its last events are published
        Await.until(
                Duration.ofSeconds(10),
                () -> typesOf(id, Topics.readAll(stack.kafka())).containsAll(OF_A_ROLLBACK),
                () -> "only " + typesOf(id, Topics.readAll(stack.kafka())));
        List<ConsumerRecord<String, byte[]>> records = Topics.readAll(stack.kafka());
        var lastSequence = new HashMap<String, Long>();
        var ids = new HashSet<String>();
        for (var record : records) {
            assertValid(record);
            if (!ids.add(Topics.attribute(record, "id"))) {
                continue; // delivery is at least once: a service killed between publish and mark publishes again
            }
            String aggregate = record.topic() + "/" + Topics.attribute(record, "subject");
            long sequence = Long.parseLong(Topics.attribute(record, "sequence"));
            assertThat(sequence)
                    .as("sequence of %s", aggregate)
                    .isEqualTo(lastSequence.merge(aggregate, 1L, Long::sum));
        }
    }

    private static Set<String> typesOf(String rollout, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> rollout.equals(record.key()))
                .map(record -> Topics.attribute(record, "type"))
                .collect(Collectors.toSet());
    }

    private void assertValid(ConsumerRecord<String, byte[]> record) {
        assertThat(Topics.attribute(record, "specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(Topics.attribute(record, "id")).version()).isEqualTo(7);
        assertThat(record.value().length).isLessThanOrEqualTo(64 * 1024);
        String type = Topics.attribute(record, "type");
        var errors = schema(type)
                .validate(new String(record.value(), StandardCharsets.UTF_8), com.networknt.schema.InputFormat.JSON);
        assertThat(errors)
                .as("%s %s", type, new String(record.value(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    private final Map<String, Schema> loaded = new HashMap<>();

    private Schema schema(String type) {
        return loaded.computeIfAbsent(type, name -> {
            String entity = name.substring("dev.sluice.".length(), name.length() - ".v1".length());
            String path = "/contracts/events/" + entity + "/v1.schema.json";
            InputStream stream = Objects.requireNonNull(EventsE2eIT.class.getResourceAsStream(path), path);
            return schemas.getSchema(stream, com.networknt.schema.InputFormat.JSON);
        });
    }
}
