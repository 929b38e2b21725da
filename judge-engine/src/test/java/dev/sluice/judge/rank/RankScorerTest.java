package dev.sluice.judge.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.judge.rank.RankScorer.Judged;
import dev.sluice.judge.rank.RankScorer.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankScorerTest {
    private static final RankScorer EQUAL = new RankScorer(Map.of(), 95, 75);

    @Test
    void aGroupIsThePartThatPasses() {
        assertThat(EQUAL.score(List.of(
                                metric("a", Classification.PASS),
                                metric("a", Classification.HIGH),
                                metric("a", Classification.LOW)))
                        .total())
                .isEqualTo(33.33);
        assertThat(EQUAL.score(List.of(
                                metric("a", Classification.PASS),
                                metric("a", Classification.NODATA_FAIL_METRIC),
                                metric("a", Classification.PASS),
                                metric("a", Classification.NODATA)))
                        .total())
                .isEqualTo(66.67);
    }

    @Test
    void groupsAreWeightedAndShareWhatIsLeft() {
        List<Judged> metrics = List.of(metric("a", Classification.PASS), metric("b", Classification.HIGH));

        assertThat(EQUAL.score(metrics).total()).isEqualTo(50);
        assertThat(new RankScorer(Map.of("a", 75.0, "b", 25.0), 95, 75).score(metrics))
                .isEqualTo(new RankScorer.Score(75, Outcome.MARGINAL, Map.of("a", 100.0, "b", 0.0)));
        assertThat(new RankScorer(Map.of("b", 40.0), 60, 50).score(metrics).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void aCriticalMetricThatDoesNotPassMakesItZero() {
        Judged critical = new Judged("a", RankResult.without(Classification.HIGH, true, 2));
        Judged fine = new Judged("a", RankResult.without(Classification.PASS, true, 1));

        assertThat(EQUAL.score(List.of(critical, fine, fine)).total()).isZero();
        assertThat(EQUAL.score(List.of(fine, fine)).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void halfOfTheMetricsWithoutDataMakeItZero() {
        Judged without = metric("b", Classification.NODATA);
        Judged fine = metric("a", Classification.PASS);

        assertThat(EQUAL.score(List.of(fine, without)).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(EQUAL.score(List.of(fine, fine, without)).total()).isEqualTo(100);
        assertThat(EQUAL.score(List.of()).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void weightsAreChecked() {
        assertThatThrownBy(() -> new RankScorer(Map.of("a", 101.0), 95, 75)).hasMessageContaining("100");
        assertThatThrownBy(() -> new RankScorer(Map.of(), 75, 95)).hasMessageContaining("marginal");
    }

    private static Judged metric(String group, Classification classification) {
        return new Judged(group, RankResult.without(classification, false, 1));
    }
}
