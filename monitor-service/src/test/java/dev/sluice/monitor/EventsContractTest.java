package dev.sluice.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.judge.Comparison;
import dev.sluice.monitor.analysis.PlannedStage;
import dev.sluice.monitor.analysis.RolloutStep;
import dev.sluice.monitor.messaging.PlannedReader;
import dev.sluice.monitor.messaging.PlannedRollout;
import dev.sluice.monitor.messaging.StepReader;
import dev.sluice.monitor.sources.Endpoint;
import dev.sluice.monitor.sources.SourceSpec;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.ContractExamples.Example;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the rollouts topic can be read; verdicts are checked against their schema in AnalysisIT. */
class EventsContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Example> rolloutExamples() {
        return ContractExamples.types().stream()
                .filter(type -> type.startsWith("dev.sluice.rollout.") || type.startsWith("dev.sluice.version."))
                .flatMap(type -> ContractExamples.of(type).stream());
    }

    @ParameterizedTest
    @MethodSource("rolloutExamples")
    void readsEveryExampleOfTheRolloutsTopic(Example example) throws JsonProcessingException {
        JsonNode data = JSON.readTree(example.data());

        RolloutStep step = StepReader.read(example.type(), 7, data, Instant.EPOCH);

        assertThat(step.sequence()).isEqualTo(7);
        if (example.type().equals("dev.sluice.rollout.planned.v1")) {
            PlannedRollout planned = PlannedReader.read(data);
            assertThat(planned.plan().metrics()).isNotEmpty();
            assertThat(planned.sources().keySet()).isEqualTo(planned.plan().sources());
        }
    }

    @Test
    void readsEachTypeOfSource() throws JsonProcessingException {
        Map<String, SourceSpec> sources = planned("v1-canary-sources.json").sources();

        assertThat(sources.get("prom")).isInstanceOfSatisfying(SourceSpec.Queried.class, prometheus -> {
            assertThat(prometheus.endpoint().scheme()).isEqualTo(Endpoint.Scheme.BASIC);
            assertThat(prometheus.queries().duration()).isPresent();
            assertThat(prometheus.queries().started()).isPresent();
        });
        assertThat(sources.get("pushed")).isEqualTo(new SourceSpec.Pushed("pushed"));
        assertThat(sources.get("edge")).isInstanceOf(SourceSpec.Haproxy.class);
        assertThat(sources.get("scraped")).isInstanceOf(SourceSpec.Exposed.class);
    }

    @Test
    void knowsWhichStagesHaveNoLiveBaseline() throws JsonProcessingException {
        assertThat(comparisons("v1-canary.json"))
                .containsExactly(Comparison.LIVE_BASELINE, Comparison.BEFORE_AFTER, Comparison.BEFORE_AFTER);
        assertThat(comparisons("v1-feature-flag.json"))
                .containsExactly(Comparison.LIVE_BASELINE, Comparison.LIVE_BASELINE, Comparison.BEFORE_AFTER);
    }

    private static List<Comparison> comparisons(String name) throws JsonProcessingException {
        return planned(name).plan().stages().stream()
                .map(PlannedStage::comparison)
                .toList();
    }

    private static PlannedRollout planned(String name) throws JsonProcessingException {
        Example example = ContractExamples.of("dev.sluice.rollout.planned.v1").stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return PlannedReader.read(JSON.readTree(example.data()));
    }
}
