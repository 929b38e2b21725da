package dev.sluice.rollout.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.lifecycle.Samples;
import dev.sluice.rollout.lifecycle.Samples.Sample;
import dev.sluice.rollout.targets.Stops;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.EventContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this service writes to the wire is valid, and what the others ever wrote is read. */
class EventsContractTest {

    @Test
    void everyEventThatIsProducedIsValid() {
        assertThat(Samples.events())
                .filteredOn(sample -> sample.event() instanceof Published)
                .isNotEmpty()
                .allSatisfy(sample -> {
                    Published event = (Published) sample.event();
                    assertThat(EventContract.violations(
                                    EventTypes.of(event),
                                    WireEvents.data(event, sample.after().journey())))
                            .isEmpty();
                });
    }

    @Test
    void theEndOfARolloutSaysByWhenItsFlagIsToBeGone() {
        Sample sample = Samples.closedAndRetiring();
        Published closed = (Published) sample.event();
        JsonNode data = WireEvents.data(closed, sample.after().journey());

        assertThat(EventContract.violations(EventTypes.of(closed), data)).isEmpty();
        assertThat(data.at("/retire/flag").asText()).isEqualTo("new-checkout");
        assertThat(Duration.between(
                        closed.at(), Instant.parse(data.at("/retire/at").asText())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void everyTypeOfTheTopicIsProduced() {
        Set<String> produced = Samples.events().stream()
                .filter(sample -> sample.event() instanceof Published)
                .map(sample -> EventTypes.of((Published) sample.event()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(produced)
                .containsExactlyElementsOf(ContractExamples.types().stream()
                        .filter(type ->
                                type.startsWith("dev.sluice.rollout.") || type.startsWith("dev.sluice.version."))
                        .sorted()
                        .toList());
    }

    @Test
    void everyVerdictIsRead() {
        read("verdict.reached", event -> assertThat(
                        VerdictConsumer.verdict(event, Data.of(event)).summary())
                .isNotBlank());
    }

    @Test
    void everyNewsOfARollbackIsRead() {
        read("rollback.started", event -> assertThat(
                        RollbackConsumer.started(Data.of(event)).reason())
                .isNotBlank());
        read("rollback.step-completed", event -> assertThat(
                        RollbackConsumer.progressed(Data.of(event)).attempt())
                .isPositive());
        read("rollback.failed", event -> assertThat(
                        RollbackConsumer.failed(Data.of(event)).detail())
                .isNotBlank());
        read("rollback.completed", event -> {
            assertThat(RollbackConsumer.completed(Data.of(event)).attempt()).isPositive();
            assertThat(RollbackConsumer.restored(Data.of(event))).isNotNull();
        });
    }

    @Test
    void anUnhealthyVerdictAndWhateverARollbackSaysStopTheAttempt() {
        List.of("rollback.started", "rollback.step-completed", "rollback.failed", "rollback.completed")
                .forEach(type -> read(type, event -> assertThat(stopped(event)).isTrue()));
        read("verdict.reached", event -> assertThat(stopped(event))
                .isEqualTo(Data.of(event).text("verdict").equals("UNHEALTHY")));
    }

    private static boolean stopped(EventEnvelope event) {
        Stops stops = new Stops();
        StopEvents.note(event, stops);
        Data data = Data.of(event);
        return stops.of(data.uuid("rolloutId"), data.integer("attempt")).isPresent();
    }

    @Test
    void everyNewsOfAFlagIsRead() {
        read("flag.created", event -> assertThat(
                        FlagConsumer.created(Data.of(event)).variants())
                .isNotEmpty());
        read("flag.changed", event -> assertThat(
                        FlagConsumer.exposure(Data.of(event).object("exposure")).percentage())
                .isBetween(0, 100));
        read("flag.change-refused", event -> assertThat(Data.of(event).text("detail"))
                .isNotBlank());
        read("flag.archived", event -> assertThat(Data.of(event).integer("revision"))
                .isPositive());
    }

    private static void read(String type, Consumer<EventEnvelope> reader) {
        ContractExamples.of("dev.sluice." + type + ".v1")
                .forEach(example -> reader.accept(EventEnvelope.of(
                        "/another-service",
                        example.type(),
                        "subject",
                        Instant.EPOCH,
                        1,
                        example.data().getBytes(StandardCharsets.UTF_8))));
    }
}
