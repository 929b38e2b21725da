package dev.sluice.rollback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.ContractExamples.Example;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every event that this service reads, the old ones included. */
class ConsumedEventsContractTest {
    private static final String ROLLOUT = "019e0000-0000-7000-8000-000000000001";

    static Stream<Example> rolloutEvents() {
        return ContractExamples.types().stream()
                .filter(type -> type.startsWith("dev.sluice.rollout."))
                .flatMap(type -> ContractExamples.of(type).stream());
    }

    static Stream<Example> verdicts() {
        return ContractExamples.of("dev.sluice.verdict.reached.v1").stream();
    }

    static Stream<Example> flagAnswers() {
        return Stream.of("dev.sluice.flag.changed.v1", "dev.sluice.flag.change-refused.v1")
                .flatMap(type -> ContractExamples.of(type).stream());
    }

    @ParameterizedTest
    @MethodSource("rolloutEvents")
    void readsEveryEventOfRollouts(Example example) {
        assertThat(RolloutReader.fact(envelope(example))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void asksForARollbackOnlyWhenTheVerdictIsUnhealthy(Example example) throws JsonProcessingException {
        assertThat(TriggerReader.verdict(envelope(example)).isPresent())
                .isEqualTo(new ObjectMapper()
                        .readTree(example.data())
                        .path("verdict")
                        .asText()
                        .equals("UNHEALTHY"));
    }

    @ParameterizedTest
    @MethodSource("flagAnswers")
    void takesNoAnswerToAForwardChangeForOneToARollback(Example example) {
        assertThat(FlagAnswers.read(envelope(example)).isPresent())
                .isEqualTo(example.data().contains("\"ROLLBACK\""));
    }

    @Test
    void readsTheUndoAndTheRoutesOfAPlan() {
        Example canary = ContractExamples.of("dev.sluice.rollout.planned.v1").stream()
                .filter(example -> example.data().contains("\"canary\""))
                .findFirst()
                .orElseThrow();
        assertThat(RolloutReader.fact(envelope(canary)))
                .get()
                .isInstanceOfSatisfying(RolloutFact.Planned.class, planned -> {
                    assertThat(planned.plan().undo()).hasSize(1);
                    assertThat(planned.plan().routes()).containsKey("shop");
                    assertThat(planned.plan().actions()).hasSize(3);
                });
    }

    @Test
    void readsARequest() {
        Example request =
                ContractExamples.of("dev.sluice.rollout.rollback-requested.v1").getFirst();
        assertThat(TriggerReader.request(envelope(request)).cause().by()).isEqualTo("ada");
    }

    @Test
    void anEventWithoutWhatItNeedsIsDeadLettered() {
        Example broken = new Example("dev.sluice.rollout.stage-entered.v1", "broken", "{\"attempt\": 1, \"stage\": 0}");
        Assertions.assertThatThrownBy(() -> RolloutReader.fact(envelope(broken)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        Example later = new Example("dev.sluice.rollout.stage-entered.v1", "later", """
                {"attempt": 1, "stage": 0, "mood": "good", "undo": [
                  {"method": "TURN_BACK_TIME", "target": {"kind": "clock", "name": "wall", "zone": "UTC"}, "hours": 1}]}
                """);
        assertThat(RolloutReader.fact(envelope(later))).isPresent();
    }

    private static EventEnvelope envelope(Example example) {
        return EventEnvelope.of(
                "/somebody",
                example.type(),
                example.type().startsWith("dev.sluice.flag.") ? "new-checkout" : ROLLOUT,
                Instant.EPOCH,
                3,
                example.data().getBytes(StandardCharsets.UTF_8));
    }
}
