package dev.sluice.monitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Verdict;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Evidence;
import dev.sluice.monitor.analysis.Opinion;
import dev.sluice.monitor.analysis.PlannedStage;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verdict that can be written keeps to its schema. */
class VerdictContractTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void isWrittenAsTheSchemaWants(Verdict verdict) throws IOException {
        Subject subject = new Subject(UUID.randomUUID(), "production", "shop");
        AnalysisPlan plan = new AnalysisPlan(
                subject,
                new Arms("1", "2"),
                .01,
                Duration.ofSeconds(1),
                List.of(),
                List.of(new PlannedStage(0, "1 %", Duration.ZERO, Comparison.LIVE_BASELINE, .01)));
        Opinion opinion =
                new Opinion(AT, verdict, Comparison.BEFORE_AFTER, "a sentence", List.of(full(verdict), bare(verdict)));

        EventEnvelope event =
                new VerdictWriter(JSON).write(subject, AnalysisState.planned(plan, 1, 1, AT), opinion, AT);

        assertThat(EventContract.violations(event.type(), JSON.readTree(event.data())))
                .isEmpty();
        assertThat(event.subject()).isEqualTo(subject.rolloutId().toString());
        assertThat(JSON.readTree(event.data()).path("verdictId").asText())
                .isEqualTo(event.id().toString());
    }

    private static Evidence full(Verdict verdict) {
        return new Evidence(
                "errors",
                "error-ratio",
                "gateway",
                verdict,
                FailureKind.APPLICATION,
                "errors-e-process",
                1e299,
                100.0,
                .01,
                new Evidence.Arm("1", 9000, 4),
                new Evidence.Arm("2", 1000, 52),
                "a sentence");
    }

    private static Evidence bare(Verdict verdict) {
        return new Evidence(
                "rank",
                "rank",
                "gateway",
                verdict,
                FailureKind.FEATURE,
                "unsupported",
                null,
                null,
                null,
                null,
                null,
                "no");
    }
}
