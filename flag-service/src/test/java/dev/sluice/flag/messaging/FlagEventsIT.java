package dev.sluice.flag.messaging;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.expectVariant;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.rollback;
import static dev.sluice.flag.Flagging.rollout;
import static dev.sluice.flag.Flagging.stage;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.Flagging;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagEventsIT {
    private static final String ROLLOUTS = "sluice.rollouts.v1";
    private static final String ROLLBACKS = "sluice.rollbacks.v1";
    private static final String FLAGS = "sluice.flags.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @BeforeEach
    void topics() {
        Flagging.createTopics(kafka);
    }

    @Test
    void followsARolloutAndItsRollback() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        TestEvent internal = send(ROLLOUTS, stage(rollout, 1, 3, key, 0));
        TestEvent all = send(ROLLOUTS, stage(rollout, 1, 6, key, 100));

        assertThat(answer(internal, key).at("/exposure/internal").asBoolean()).isTrue();
        assertThat(answer(all, key).at("/exposure/percentage").asDouble()).isEqualTo(100);
        expectVariant(key, "ada", "on"); // the promise of flag.changed

        JsonNode restored = answer(send(ROLLBACKS, rollback(rollout, 1, key)), key);
        assertThat(restored.at("/cause").asText()).isEqualTo("ROLLBACK");
        assertThat(restored.at("/exposure/internal").asBoolean()).isFalse();
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("variant", is("off"));

        as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/history", key)
                .then()
                .body("items.cause", contains("ROLLBACK", "ROLLOUT", "ROLLOUT", "PERSON"))
                .body("items[0].reason", is("5 % errors"))
                .body("items[0].rolloutId", is(rollout.toString()));
    }

    @Test
    void refusesAStageThatComesAfterItsRollback() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        answer(send(ROLLBACKS, rollback(rollout, 1, key)), key);

        assertThat(answer(send(ROLLOUTS, stage(rollout, 1, 3, key, 50)), key)
                        .at("/reason")
                        .asText())
                .isEqualTo("stopped");
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("variant", is("off"));
    }

    @Test
    void answersADuplicateOnce() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        TestEvent event = stage(rollout, 1, 3, key, 25);
        kafka.publish(ROLLOUTS, event);
        kafka.publish(ROLLOUTS, event);
        answer(send(ROLLOUTS, stage(rollout, 1, 4, key, 30)), key); // same key, so it comes after both

        List<ConsumerRecord<String, byte[]>> answers =
                kafka.await(FLAGS, 3, record -> record.key().equals(key)); // created, 25 %, 30 %
        assertThat(answers).extracting(FlagEventsIT::cause).containsOnlyOnce(event.id());
        assertThat(answers)
                .extracting(record -> KafkaProbe.header(record, "ce_sequence"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void answersTheSameCommandUnderAnotherEventWithoutAChange() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        JsonNode first = answer(send(ROLLOUTS, stage(rollout, 1, 3, key, 25)), key);
        JsonNode again = answer(send(ROLLOUTS, stage(rollout, 1, 3, key, 25)), key);

        assertThat(again).isEqualTo(first);
        as(TestRole.VIEWER).get("/api/v1/flags/{key}", key).then().body("revision", is(2));
    }

    @Test
    void letsAPersonWinOverTheRestOfTheAttempt() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        answer(send(ROLLOUTS, stage(rollout, 1, 3, key, 25)), key);
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "incident 42"))
                .post("/api/v1/flags/{key}/disable", key)
                .then()
                .statusCode(200)
                .body("driver.heldByPerson", is(true));

        assertThat(answer(send(ROLLOUTS, stage(rollout, 1, 6, key, 50)), key)
                        .at("/reason")
                        .asText())
                .isEqualTo("stale-fence");
        assertThat(answer(send(ROLLBACKS, rollback(rollout, 1, key)), key)
                        .at("/cause")
                        .asText())
                .isEqualTo("ROLLBACK");
        expectVariant(key, "ada", "off");
    }

    @Test
    void refusesWhatIsUnknownArchivedOrElsewhere() throws IOException {
        String absent = "absent-" + UUID.randomUUID();
        assertThat(refusal(send(ROLLOUTS, stage(rollout(), 1, 3, absent, 1)), absent))
                .isEqualTo("unknown-flag");

        String archived = newFlag();
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done&force=true", archived)
                .then()
                .statusCode(204);
        assertThat(refusal(send(ROLLOUTS, stage(rollout(), 1, 3, archived, 1)), archived))
                .isEqualTo("archived");

        String elsewhere = newFlag();
        TestEvent foreign = stage(rollout(), 1, 3, elsewhere, 100).with("environment", "staging");
        assertThat(refusal(send(ROLLOUTS, foreign), elsewhere)).isEqualTo("unknown-flag");
        expectVariant(elsewhere, "ada", "off");

        String key = newFlag();
        TestEvent blue = stage(rollout(), 1, 3, key, 1);
        TestEvent unknown =
                new TestEvent(blue.key(), blue.headers(), blue.data().replace("\"on\"", "\"blue\""));
        assertThat(refusal(send(ROLLOUTS, unknown), key)).isEqualTo("unknown-variant");
    }

    @Test
    void undoesSeveralFlagsOfOneRollback() throws IOException {
        String first = newFlag();
        String second = newFlag();
        expose(second, true, 5);
        UUID rollout = rollout();
        answer(send(ROLLOUTS, stage(rollout, 1, 3, first, 50)), first);
        answer(send(ROLLOUTS, stage(rollout, 1, 6, second, 50)), second);
        TestEvent rollback = send(ROLLBACKS, rollback(rollout, 1, first, second));

        assertThat(answer(rollback, first).at("/exposure/percentage").asDouble())
                .isZero();
        assertThat(answer(rollback, second).at("/exposure/percentage").asDouble())
                .isEqualTo(5);
    }

    @Test
    void putsWhatBreaksTheContractAsideAndGoesOn() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        TestEvent good = stage(rollout, 1, 3, key, 10);
        TestEvent poison = new TestEvent(
                good.key(), Map.copyOf(stage(rollout, 1, 2, key, 1).headers()), "{\"action\":1}");
        kafka.publish(ROLLOUTS, poison);

        assertThat(answer(send(ROLLOUTS, good), key).at("/revision").asInt()).isEqualTo(2);
        kafka.await(ROLLOUTS + ".dlq.flag-service-rollouts", 1, record -> KafkaProbe.header(record, "ce_id")
                .equals(poison.id()));
    }

    @Test
    void announcesWhatPersonsDo() throws IOException {
        String key = newFlag();
        expose(key, false, 12.5);
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done&force=true", key)
                .then()
                .statusCode(204);

        List<ConsumerRecord<String, byte[]>> events =
                kafka.await(FLAGS, 3, record -> record.key().equals(key));
        events.forEach(EventContract::check);
        assertThat(events)
                .extracting(record -> KafkaProbe.header(record, "ce_type"))
                .containsExactly(
                        "dev.sluice.flag.created.v1", "dev.sluice.flag.changed.v1", "dev.sluice.flag.archived.v1");
        assertThat(events).allSatisfy(record -> {
            assertThat(KafkaProbe.header(record, "ce_environment")).isEqualTo("production");
            assertThat(KafkaProbe.header(record, "ce_service")).isEqualTo("shop");
        });
        assertThat(data(events.get(1)).at("/by").asText()).isEqualTo("operator");
    }

    private TestEvent send(String topic, TestEvent event) {
        kafka.publish(topic, event);
        return event;
    }

    private String refusal(TestEvent event, String key) throws IOException {
        return answer(event, key).at("/reason").asText();
    }

    private JsonNode answer(TestEvent event, String key) throws IOException {
        return FlagAnswers.to(event, key, kafka);
    }

    private static String cause(ConsumerRecord<String, byte[]> record) {
        return FlagAnswers.cause(record);
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) throws IOException {
        return JSON.readTree(record.value());
    }
}
