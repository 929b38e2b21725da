package dev.sluice.rollout.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.testing.ContractExamples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<ContractExamples.Example> examples() {
        return ContractExamples.types().stream().flatMap(type -> ContractExamples.of(type).stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheContractsBecomesOneSentence(ContractExamples.Example example) {
        assertThat(summary(example.type(), example.data()))
                .matches("[A-Z].*[.!]")
                .doesNotContain("null", "  ", "''", " .", "..");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyTypeHasASentenceOfItsOwn(ContractExamples.Example example) {
        assertThat(summary(example.type(), example.data()))
                .isNotEqualTo(Summary.sentence(Summary.words(example.type().substring("dev.sluice.".length()))));
    }

    @Test
    void aTypeFromTheFutureIsToldInItsOwnWords() {
        assertThat(summary("dev.sluice.circuit.half-opened.v2", "{}")).isEqualTo("circuit half opened.");
    }

    @Test
    void tellsWhoAndWhy() {
        assertThat(summary("dev.sluice.rollout.paused.v1", "{\"by\": \"ada\", \"reason\": \"lunch\"}"))
                .isEqualTo("Paused by ada: lunch.");
        assertThat(summary(
                        "dev.sluice.rollout.halted.v1",
                        "{\"reason\": \"verdict-unhealthy\", \"detail\": \"errors at stage 2\"}"))
                .isEqualTo("Halted: verdict unhealthy — errors at stage 2.");
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertThat(summary("dev.sluice.rollout.paused.v1", "{}")).isEqualTo("Paused.");
        assertThat(summary("dev.sluice.verdict.reached.v1", "{\"verdict\": \"HEALTHY\"}"))
                .isEqualTo("HEALTHY at the stage.");
    }

    private static String summary(String type, String data) {
        try {
            return Summary.of(type, JSON.readTree(data));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
