package dev.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {
    private static final String TYPE = "dev.sluice.rollout.started.v1";
    private static final byte[] VALID = bytes("{\"rolloutId\":\"019e0000-0000-7000-8000-000000000001\",\"attempt\":1}");

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsItsContract(ContractExamples.Example example) {
        EventContract.check(headers(example.type()), bytes(example.data()));
    }

    @Test
    void everyTypeHasExamples() {
        assertThat(ContractExamples.types()).contains(TYPE).allSatisfy(type -> assertThat(ContractExamples.of(type))
                .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, 00000000-0000-4000-8000-000000000000",
        "ce_source, rollout-service",
        "ce_type, dev.sluice.started",
        "ce_subject, ''",
        "ce_time, 2026-01-31T12:00:00+01:00",
        "ce_sequence, 0",
        "content-type, text/plain",
    })
    void eachAttributeIsChecked(String name, String wrong) {
        Map<String, String> headers = new HashMap<>(headers(TYPE));
        headers.put(name, wrong);
        assertThatThrownBy(() -> EventContract.check(headers, VALID))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name);
        headers.remove(name);
        assertThatThrownBy(() -> EventContract.check(headers, VALID)).isInstanceOf(AssertionError.class);
    }

    @Test
    void dataThatBreaksTheSchemaIsRefused() {
        assertThatThrownBy(() -> EventContract.check(headers(TYPE), bytes("{\"attempt\":0}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rolloutId")
                .hasMessageContaining("attempt");
    }

    @Test
    void moreThanTheSchemaKnowsIsAccepted() {
        EventContract.check(
                headers(TYPE),
                bytes("{\"rolloutId\":\"019e0000-0000-7000-8000-000000000001\",\"attempt\":1,\"new\":{}}"));
    }

    @Test
    void aTypeWithoutSchemaIsRefused() {
        assertThatThrownBy(() -> EventContract.check(headers("dev.sluice.rollout.exploded.v1"), VALID))
                .hasMessageContaining("rollout.exploded/v1.schema.json");
    }

    static Stream<ContractExamples.Example> examples() {
        return ContractExamples.types().stream().flatMap(type -> ContractExamples.of(type).stream());
    }

    private static Map<String, String> headers(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "019e0000-0000-7000-8000-000000000001",
                "ce_source", "/rollout-service",
                "ce_type", type,
                "ce_subject", "x",
                "ce_time", "2026-01-31T12:00:00.5Z",
                "ce_sequence", "1",
                "content-type", "application/json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
