package dev.sluice.flag.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.sluice.flag.application.Stops;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagCommand.Advance;
import dev.sluice.flag.change.FlagCommand.Restore;
import dev.sluice.flag.change.FlagCommand.Retire;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.ContractExamples.Example;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both directions of the wire format against contracts/events; whole records are checked by {@code FlagEventsIT}. */
class FlagEventsContractTest {
    private static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final ExposureWire EXPOSURE = new ExposureWire("on", "off", true, 10);
    private static final FenceWire FENCE = new FenceWire(ROLLOUT, 1, Direction.FORWARD, 3);

    static Stream<Example> stageEntered() {
        return ContractExamples.of(StageEntered.TYPE).stream();
    }

    static Stream<Example> rollbackStarted() {
        return ContractExamples.of(RollbackStarted.TYPE).stream();
    }

    @ParameterizedTest
    @MethodSource
    void stageEntered(Example example) {
        var wish = Wire.read(event(example.type(), example.data()), StageEntered.class, StageEntered::wish);

        assertThat(wish.isPresent()).isEqualTo(example.data().contains("set-flag"));
    }

    @ParameterizedTest
    @MethodSource
    void rollbackStarted(Example example) {
        var wishes = Wire.read(event(example.type(), example.data()), RollbackStarted.class, RollbackStarted::wishes);

        assertThat(wishes.isEmpty()).isNotEqualTo(example.data().contains("DISABLE_FLAG"));
    }

    @Test
    void readsAStageAsTheContractMeansIt() {
        Example example = ContractExamples.of(StageEntered.TYPE).stream()
                .filter(any -> any.data().contains("set-flag"))
                .findFirst()
                .orElseThrow();

        assertThat(Wire.read(event(example.type(), example.data()), StageEntered.class, StageEntered::wish))
                .contains(new FlagWish<>(
                        "new-checkout",
                        new Advance(new Exposure("on", "off", true, 10), new Fence(ROLLOUT, 1, Direction.FORWARD, 3))));
    }

    @Test
    void readsByWhenAFlagIsToBeGone() {
        String type = "dev.sluice.rollout.closed.v1";
        List<FlagWish<Retire>> wishes = ContractExamples.of(type).stream()
                .map(each -> Wire.read(event(type, each.data()), RolloutEnded.class, RolloutEnded::wish))
                .flatMap(Optional::stream)
                .toList();

        assertThat(wishes)
                .containsExactly(
                        new FlagWish<>("new-checkout", new Retire(ROLLOUT, Instant.parse("2026-12-24T12:00:00Z"))));
    }

    @Test
    void anUnhealthyVerdictAndWhateverARollbackSaysStopTheAttempt() {
        Fence fence = new Fence(ROLLOUT, 1, Direction.FORWARD, 3);
        List<Example> stopping = Stream.of(
                        "verdict.reached",
                        "rollback.started",
                        "rollback.step-completed",
                        "rollback.completed",
                        "rollback.failed")
                .flatMap(type -> ContractExamples.of("dev.sluice." + type + ".v1").stream())
                .filter(any -> !any.type().contains("verdict") || any.data().contains("\"UNHEALTHY\""))
                .toList();
        assertThat(stopping).hasSizeGreaterThanOrEqualTo(5);
        for (Example example : stopping) {
            Stops stops = new Stops();
            StopEvents.note(event(example.type(), example.data()), stops);
            assertThat(stops.of(fence)).as(example.type()).isPresent();
        }
    }

    @Test
    void readsARollbackAsTheContractMeansIt() {
        Example example = ContractExamples.of(RollbackStarted.TYPE).stream()
                .filter(any -> any.data().contains("DISABLE_FLAG"))
                .findFirst()
                .orElseThrow();

        assertThat(Wire.read(event(example.type(), example.data()), RollbackStarted.class, RollbackStarted::wishes))
                .containsExactly(new FlagWish<>(
                        "new-checkout", new Restore("off", new Fence(ROLLOUT, 1, Direction.ROLLBACK, 1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "not json",
                "{\"action\":{\"type\":\"set-flag\",\"flag\":\"f\",\"variant\":\"on\",\"from\":\"off\",\"internal\":true}}",
                "{\"action\":{\"type\":\"set-flag\",\"flag\":\"f\",\"variant\":\"on\",\"from\":\"off\",\"internal\":true,"
                        + "\"percentage\":101},\"fence\":{\"rollout\":\"019e0000-0000-7000-8000-000000000001\","
                        + "\"attempt\":1,\"direction\":\"FORWARD\",\"sequence\":3}}",
                "{\"action\":{\"type\":\"set-flag\",\"flag\":\"f\",\"variant\":\"on\",\"from\":\"off\",\"internal\":true,"
                        + "\"percentage\":10},\"fence\":{\"rollout\":\"019e0000-0000-7000-8000-000000000001\","
                        + "\"attempt\":1,\"direction\":\"FORWARD\",\"sequence\":0}}"
            })
    void refusesWhatBreaksTheContract(String data) {
        assertThatThrownBy(() -> Wire.read(event(StageEntered.TYPE, data), StageEntered.class, StageEntered::wish))
                .isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryKindOfFlagCreated(Kind kind) throws IOException {
        check(
                FlagEventData.Created.TYPE,
                new FlagEventData.Created(
                        "new-checkout",
                        1,
                        kind.wire(),
                        "shop",
                        "production",
                        Map.of("on", BooleanNode.TRUE, "off", BooleanNode.FALSE),
                        "off",
                        EXPOSURE,
                        "ada"));
    }

    @ParameterizedTest
    @EnumSource
    void writesFlagChangedForEveryCause(Cause cause) throws IOException {
        check(
                FlagEventData.Changed.TYPE,
                new FlagEventData.Changed("new-checkout", 2, EXPOSURE, "exposure", FENCE, cause, ROLLOUT, null, null));
        check(
                FlagEventData.Changed.TYPE,
                new FlagEventData.Changed(
                        "new-checkout", 2, EXPOSURE, "exposure", null, cause, null, "ada", "incident 42"));
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void writesFlagChangedForEveryChange(FlagCommand command) throws IOException {
        check(
                FlagEventData.Changed.TYPE,
                new FlagEventData.Changed(
                        "new-checkout",
                        2,
                        EXPOSURE,
                        ChangeWire.of(command),
                        null,
                        command.cause(),
                        ROLLOUT,
                        "ada",
                        "incident 42"));
    }

    static Stream<FlagCommand> everyChange() {
        Exposure exposure = new Exposure("on", "off", false, 10);
        Stream<Edited> edits = Stream.of(
                new Edited.NewExposure(exposure),
                new Edited.NewTargeting(Targeting.NONE),
                new Edited.NewPrerequisites(List.of()),
                new Edited.NewCard(Card.EMPTY),
                new Edited.SwitchedOn(),
                new Edited.Replaced(Content.of(exposure)));
        return Stream.concat(
                Stream.of(new FlagCommand.Disable(null), new FlagCommand.Restore(null, FENCE.toFence())),
                edits.map(edited -> new FlagCommand.Edit(edited, null)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "STALE_REVISION",
                "DRIVEN",
                "KEY_TAKEN",
                "IN_USE",
                "EVALUATED",
                "UNKNOWN_SEGMENT",
                "SEGMENT_IN_USE",
                "APPROVAL_REQUIRED",
                "AUTHOR_NOT_ALLOWED"
            }) // persons only, never on the wire
    void writesEveryRefusalOfARollout(Refusal refusal) throws IOException {
        check(
                FlagEventData.Refused.TYPE,
                new FlagEventData.Refused("new-checkout", refusal.wire(), "a sentence", FENCE, ROLLOUT));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "0, 0", "100, 100", "12.5, 12.5", "0.001, 0.001"})
    void writesPercentagesAsTheExamplesDo(double percentage, String json) {
        ExposureWire wire = ExposureWire.of(new Exposure("on", "off", false, percentage));

        assertThat(new String(Wire.write(wire), StandardCharsets.UTF_8)).contains("\"percentage\":" + json + "}");
    }

    @Test
    void writesFlagArchived() throws IOException {
        check(FlagEventData.Archived.TYPE, new FlagEventData.Archived("new-checkout", 9, "ada", "done"));
    }

    private static void check(String type, Object data) throws IOException {
        assertThat(EventContract.violations(type, new ObjectMapper().readTree(Wire.write(data))))
                .isEqualTo(List.of());
    }

    private static EventEnvelope event(String type, String data) {
        return EventEnvelope.of("/test", type, "subject", Instant.EPOCH, 1, data.getBytes(StandardCharsets.UTF_8));
    }
}
