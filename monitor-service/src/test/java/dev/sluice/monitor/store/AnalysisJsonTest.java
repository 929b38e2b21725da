package dev.sluice.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.Counts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Look;
import dev.sluice.monitor.analysis.PlannedStage;
import dev.sluice.monitor.analysis.RolloutStep;
import dev.sluice.monitor.analysis.RolloutSteps;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.analysis.SourceProgress;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.monitor.exposition.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnalysisJsonTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final AnalysisPlan PLAN = new AnalysisPlan(
            new Subject(new UUID(0, 1), "production", "shop"),
            new Arms("1", "2"),
            .01,
            Duration.ofSeconds(1),
            List.of(
                    new Metric.ErrorRatio("errors", "gateway", 1, FailureKind.APPLICATION, .005, null),
                    new Metric.Latency(
                            "latency",
                            "gateway",
                            1,
                            FailureKind.APPLICATION,
                            new Metric.Limit(.99, Duration.ofMillis(50)))),
            List.of(
                    new PlannedStage(0, "50 %", Duration.ZERO, Comparison.LIVE_BASELINE, .5),
                    new PlannedStage(1, "100 %", Duration.ZERO, Comparison.BEFORE_AFTER, 1.0)));

    @Test
    void aStateThatWasStoredIsTheSameState() {
        AnalysisJson json = new AnalysisJson(new ObjectMapper().registerModule(new JavaTimeModule()));
        AnalysisState state = AnalysisState.planned(PLAN, 1, 1, START);
        state = RolloutSteps.apply(PLAN, state, new RolloutStep.StageEntered(2, 1, 0, START));
        state = look(state, 0);
        state = RolloutSteps.apply(PLAN, state, new RolloutStep.StageApplied(3, 1, 0, START));
        state = look(state, 1);
        state = look(state, 2);
        state = RolloutSteps.apply(PLAN, state, new RolloutStep.StageEntered(4, 1, 1, START.plusSeconds(2)));
        state = look(state, 3);

        AnalysisState read = json.readState(json.write(state));

        assertThat(read).isEqualTo(state);
        assertThat(look(read, 4)).isEqualTo(look(state, 4));
    }

    @Test
    void aStateThatWasStoredBeforeTheOpeningWasKeptIsReadable() {
        AnalysisJson json = new AnalysisJson(new ObjectMapper().registerModule(new JavaTimeModule()));
        AnalysisState state = AnalysisState.planned(PLAN, 1, 1, START);
        state = RolloutSteps.apply(PLAN, state, new RolloutStep.StageEntered(2, 1, 0, START));
        state = RolloutSteps.apply(PLAN, state, new RolloutStep.StageApplied(3, 1, 0, START));
        String stored = json.write(look(state, 1));
        String older = stored.replaceFirst("\"openedAt\":[^,]*,", "");

        AnalysisState read = json.readState(older);

        assertThat(older).isNotEqualTo(stored);
        SourceProgress.Newest newest =
                Objects.requireNonNull(read.sources().get("gateway")).newest();
        assertThat(newest.openedFor()).isEqualTo(3);
        assertThat(newest.openedAt()).isNull();
        assertThat(look(read, 2).sources()).containsKey("gateway");
    }

    private static AnalysisState look(AnalysisState state, int second) {
        Histogram durations = new Histogram(List.of(.1, .5), List.of(100L * second, 200L * second, 300L * second));
        Counts counts = new Counts(300L * second, second);
        Reading reading = new Reading(1.7e9, new Tally(new ArmCounts(counts, counts), durations, durations));
        Snapshot snapshot =
                new Snapshot(START.plusSeconds(second), Map.of("gateway", new SourceReading.Counted(reading)));
        return Look.at(PLAN, state, snapshot).state();
    }
}
