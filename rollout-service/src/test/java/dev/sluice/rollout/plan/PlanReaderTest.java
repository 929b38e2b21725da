package dev.sluice.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String HEAD = """
            {"name": "checkout-2.4.0", "service": "checkout", "environment": "production",
             "change": {"from": "2.3.1", "to": "2.4.0"},""";
    private static final String ANALYSIS = """
            "analysis": {"metrics": [{"name": "errors", "type": "error-ratio", "source": "gateway"},
                                     {"name": "latency", "type": "latency", "source": "gateway", "maxIncrease": "50ms"}]}}""";
    private static final String CANARY =
            HEAD + "\"strategy\": {\"type\": \"canary\", \"route\": \"checkout\"}," + ANALYSIS;

    @Test
    void fillsInTheDefaults() {
        RolloutPlan plan = plan(CANARY);
        assertThat(plan.strategy().steps().list()).extracting(Step::percent).containsExactly(1, 5, 10, 25, 50, 100);
        assertThat(plan.strategy().steps().bake()).isEqualTo(Duration.ofMinutes(5));
        assertThat(plan.strategy().steps().finalBake()).isEqualTo(Duration.ofMinutes(5));
        assertThat(plan.analysis().alpha()).isEqualTo(0.01);
        assertThat(plan.deadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(plan.applyTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(plan.rollback()).isEqualTo(new RollbackPolicy(RollbackPolicy.OnNoData.HOLD, Duration.ofHours(1)));
        assertThat(plan.analysis().metrics())
                .contains(new Metric.ErrorRatio("errors", "gateway", 0.005, null, 100, FailureKind.APPLICATION));
    }

    @Test
    void aFlagOpensToTheInternalAudienceFirst() {
        RolloutPlan plan =
                plan(HEAD + "\"strategy\": {\"type\": \"feature-flag\", \"flag\": \"new-checkout\"}," + ANALYSIS);
        assertThat(plan.strategy().steps().list().getFirst()).isEqualTo(Step.INTERNAL);
    }

    @Test
    void whatIsWrittenIsReadBackAsTheSamePlan() {
        RolloutPlan plan = plan(CANARY);
        assertThat(PlanReader.read(PlanWriter.write(plan)).plan()).contains(plan);
        RolloutPlan unjudged = plan(
                HEAD
                        + "\"strategy\": {\"type\": \"feature-flag\", \"flag\": \"f\", \"approveAfter\": [50], \"retireAfter\": \"30d\"}, \"analysis\": \"none\"}");
        assertThat(PlanReader.read(PlanWriter.write(unjudged)).plan()).contains(unjudged);
    }

    @Test
    void anUnknownStrategyIsToldWhichAreKnown() {
        List<Finding> findings = findings(HEAD + "\"strategy\": {\"type\": \"big-bang\"}," + ANALYSIS);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_STRATEGY);
            assertThat(finding.message()).contains("canary", "feature-flag");
        });
    }

    @Test
    void anAnalysisWithoutMetricsIsRefused() {
        assertThat(findings(CANARY.replace(ANALYSIS, "\"analysis\": {\"metrics\": []}}")))
                .extracting(Finding::rule)
                .containsExactly(Rule.EMPTY_ANALYSIS);
    }

    @Test
    void noAnalysisAtAllIsRefusedUnlessThePlanSaysNone() {
        assertThat(findings(CANARY.replace("," + ANALYSIS, "}")))
                .extracting(Finding::rule)
                .containsExactly(Rule.EMPTY_ANALYSIS);
        assertThat(plan(CANARY.replace(ANALYSIS, "\"analysis\": \"none\"}")).analysis())
                .isEqualTo(Analysis.NONE);
    }

    @Test
    void aTypingErrorIsNotSilence() {
        assertThat(findings(CANARY.replace("\"route\"", "\"rout\"")))
                .extracting(Finding::path)
                .contains("strategy.rout", "strategy.route");
    }

    @Test
    void aVersionThatIsANumberMustBeQuoted() {
        assertThat(findings(CANARY.replace("\"2.4.0\"}", "2.4}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("quotes"));
    }

    @Test
    void noDurationIsTooLongToReckonWith() {
        for (String endless : List.of("PT9223372036854775807S", "999999999d", "-999999999d", "367d")) {
            String bake = "\"route\": \"checkout\", \"bake\": \"" + endless + "\"";
            assertThat(findings(CANARY.replace("\"route\": \"checkout\"", bake)))
                    .extracting(Finding::path)
                    .containsExactly("strategy.bake");
        }
        assertThat(findings(CANARY.replace("{\"metrics\"", "{\"interval\": \"30d\", \"metrics\"")))
                .extracting(Finding::path)
                .containsExactly("analysis.interval");
    }

    @Test
    void aPlanHasNoMoreStepsThanItsEventHolds() {
        String steps = "0,".repeat(200_000) + "100";
        assertThat(findings(CANARY.replace(
                        "\"route\": \"checkout\"", "\"route\": \"checkout\", \"steps\": [" + steps + "]")))
                .extracting(Finding::path)
                .containsExactly("strategy.steps");
    }

    @Test
    void namesThatCouldHurtARouterAreRefused() {
        assertThat(findings(CANARY.replace("\"route\": \"checkout\"", "\"route\": \"../x\"")))
                .extracting(Finding::path)
                .containsExactly("strategy.route");
    }

    private static RolloutPlan plan(String json) {
        PlanReader.Reading reading = PlanReader.read(parse(json));
        return reading.plan().orElseThrow(() -> new AssertionError(reading.findings()));
    }

    private static List<Finding> findings(String json) {
        PlanReader.Reading reading = PlanReader.read(parse(json));
        assertThat(reading.plan()).isEmpty();
        return reading.findings();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
