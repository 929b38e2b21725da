package dev.sluice.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Plays rollout-service: publishes the events of one rollout, made from the contracts' examples, and reads its verdicts. */
final class RolloutScript {
    private static final String TOPIC = "sluice.rollouts.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProbe kafka;
    private final String id = UUID.randomUUID().toString();
    private long sequence;

    RolloutScript(KafkaProbe kafka) {
        this.kafka = kafka;
    }

    String id() {
        return id;
    }

    /** A canary 1.0.0 to 2.0.0 at 1 % and 100 % with a look each second and this bake time. */
    RolloutScript planned(String sourceUrl, String bake) {
        return planned(JSON.createObjectNode().put("type", "gateway").put("url", sourceUrl), bake, "PT1S");
    }

    /** The same with any source, which its only metric knows as {@code gateway}. */
    RolloutScript planned(ObjectNode source, String bake, String interval) {
        ObjectNode data = example("dev.sluice.rollout.planned.v1", "v1-canary.json");
        ((ObjectNode) data.at("/plan/analysis")).put("interval", interval);
        ((ObjectNode) data.at("/endpoints/sources")).set("gateway", source);
        for (JsonNode stage : data.path("stages")) {
            ((ObjectNode) stage.path("gate")).put("bake", bake);
        }
        return publish("rollout.planned", data);
    }

    RolloutScript entered(int stage) {
        ObjectNode data = example("dev.sluice.rollout.stage-entered.v1", "v1-set-weights.json");
        return publish("rollout.stage-entered", data.put("stage", stage));
    }

    RolloutScript applied(int stage) {
        ObjectNode data = example("dev.sluice.rollout.stage-applied.v1", "v1-set-weights.json");
        return publish("rollout.stage-applied", data.put("stage", stage));
    }

    RolloutScript rolledBack() {
        return publish("rollout.rolled-back", example("dev.sluice.rollout.rolled-back.v1", "v1-quarantined.json"));
    }

    /** Waits until so many verdicts of this kind were published for this rollout. */
    List<ConsumerRecord<String, byte[]>> awaitVerdict(String verdict, int count) {
        return kafka.await(
                "sluice.verdicts.v1",
                count,
                record -> id.equals(record.key())
                        && verdict.equals(data(record).path("verdict").asText()));
    }

    static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (java.io.IOException e) {
            throw new AssertionError("a verdict is no JSON", e);
        }
    }

    private RolloutScript publish(String type, ObjectNode data) {
        data.put("rolloutId", id);
        TestEvent event = TestEvent.of(
                        "/rollout-service", "dev.sluice." + type + ".v1", id, ++sequence, data.toString())
                .with("correlationid", id)
                .with("environment", "production")
                .with("service", "shop");
        kafka.publish(TOPIC, event);
        return this;
    }

    private static ObjectNode example(String type, String name) {
        return ContractExamples.of(type).stream()
                .filter(example -> example.name().equals(name))
                .map(example -> parse(example.data()))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("an example is no JSON", e);
        }
    }
}
