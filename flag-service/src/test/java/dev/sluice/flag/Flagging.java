package dev.sluice.flag;

import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.is;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** What the ITs share: flags created over REST, events as other services write them. */
public final class Flagging {
    private Flagging() {}

    /** Creates a flag on/off, off for everybody, of production/shop; its key is returned. */
    public static String newFlag() {
        return newFlag("production");
    }

    /** The same in another environment. */
    public static String newFlag(String environment) {
        return newFlag(environment, "shop");
    }

    /** The same, of another service. */
    public static String newFlag(String environment, String service) {
        String key = "flag-" + UUID.randomUUID();
        as(TestRole.OPERATOR)
                .body(Map.of("key", key, "kind", "release", "environment", environment, "service", service))
                .post("/api/v1/flags")
                .then()
                .statusCode(201);
        return key;
    }

    /** Says how many others must approve of what a person changes in an environment. */
    public static void approvals(String environment, int approvals) {
        as(TestRole.ADMIN)
                .body(Map.of("approvals", approvals, "reason", "test"))
                .put("/api/v1/environments/{environment}", environment)
                .then()
                .statusCode(200)
                .body("approvals", is(approvals));
    }

    /** Asks for another exposure of a flag; more members of the body may be given. */
    public static ValidatableResponse requestExposure(String key, double percentage, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "flag",
                key,
                "change",
                Map.of("exposure", Map.of("internal", false, "percentage", percentage)),
                "reason",
                "ticket 7"));
        body.putAll(more);
        return as(TestRole.OPERATOR).body(body).post("/api/v1/change-requests").then();
    }

    /** Sets an exposure as a person does. */
    public static ValidatableResponse expose(String key, boolean internal, double percentage) {
        return as(TestRole.OPERATOR)
                .body(Map.of("internal", internal, "percentage", percentage, "reason", "test"))
                .put("/api/v1/flags/{key}/exposure", key)
                .then()
                .statusCode(200);
    }

    /** Asks over OFREP. */
    public static ValidatableResponse evaluate(String key, Map<String, ?> context) {
        return as(TestRole.CLIENT)
                .body(Map.of("context", context))
                .post("/ofrep/v1/evaluate/flags/{key}", key)
                .then();
    }

    /** Asks over OFREP for somebody who is not internal. */
    public static void expectVariant(String key, String user, String variant) {
        evaluate(key, Map.of("targetingKey", user)).statusCode(200).body("variant", is(variant));
    }

    public static UUID rollout() {
        return EventIds.next();
    }

    public static TestEvent stage(UUID rollout, int attempt, long sequence, String flag, double percentage) {
        String data = """
                {"rolloutId":"%s","attempt":%d,"stage":0,
                 "action":{"type":"set-flag","flag":"%s","variant":"on","from":"off","internal":true,"percentage":%s},
                 "fence":{"rollout":"%1$s","attempt":%2$d,"direction":"FORWARD","sequence":%5$d},"undo":[]}
                """.formatted(rollout, attempt, flag, percentage, sequence);
        return TestEvent.of(
                        "/rollout-service", "dev.sluice.rollout.stage-entered.v1", rollout.toString(), sequence, data)
                .with("environment", "production")
                .with("service", "shop")
                .with("correlationid", rollout.toString());
    }

    /** The end of a rollout: {@code closed}, {@code rolled-back} or {@code cancelled}. */
    public static TestEvent ended(String type, UUID rollout) {
        String data = "{\"rolloutId\":\"%s\",\"attempt\":1,\"reason\":\"window-over\"}".formatted(rollout);
        return TestEvent.of("/rollout-service", "dev.sluice.rollout." + type + ".v1", rollout.toString(), 9, data)
                .with("environment", "production")
                .with("service", "shop")
                .with("correlationid", rollout.toString());
    }

    public static TestEvent rollback(UUID rollout, int attempt, String... flags) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < flags.length; i++) {
            steps.append(i == 0 ? "" : ",").append("""
                            {"index":%d,"method":"DISABLE_FLAG","target":{"kind":"flag","name":"%s"},"variant":"off"}
                            """.formatted(i, flags[i]));
        }
        String data = """
                {"rollbackId":"%s","rolloutId":"%s","attempt":%d,"trigger":"VERDICT","failureKinds":["FEATURE"],
                 "methods":["DISABLE_FLAG"],"steps":[%s],"reason":"5 %% errors",
                 "fence":{"rollout":"%2$s","attempt":%3$d,"direction":"ROLLBACK","sequence":1}}
                """.formatted(UUID.randomUUID(), rollout, attempt, steps);
        return TestEvent.of("/rollback-service", "dev.sluice.rollback.started.v1", rollout.toString(), 1, data)
                .with("environment", "production")
                .with("service", "shop")
                .with("correlationid", rollout.toString());
    }

    /** The topics of the services that are not running here. */
    public static void createTopics(KafkaProbe kafka) {
        List<NewTopic> topics = List.of(
                new NewTopic(kafka.prefix() + "sluice.rollouts.v1", 3, (short) 1),
                new NewTopic(kafka.prefix() + "sluice.rollbacks.v1", 3, (short) 1),
                new NewTopic(kafka.prefix() + "sluice.verdicts.v1", 3, (short) 1));
        try (Admin admin = kafka.admin()) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topics cannot be created", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
