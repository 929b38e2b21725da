package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Verdict;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole rollouts through the decider, cuts and before/after stage included: what a rollout of a healthy and of a bad version ends with. */
class StagedRolloutSimulationTest {
    private static final int RUNS = 1500;
    private static final double[] SHARES = {.1, .5, 1};

    @Test
    void healthyVersionsAreSeldomStopped() {
        int stopped = 0;
        int healthyAtTheEnd = 0;
        for (int run = 0; run < RUNS; run++) {
            Verdict verdict = rollout(new SplittableRandom(run), .001, .001);
            stopped += verdict == Verdict.UNHEALTHY ? 1 : 0;
            healthyAtTheEnd += verdict == Verdict.HEALTHY ? 1 : 0;
        }

        System.out.println(String.format(
                Locale.ROOT,
                "10, 50, 100 %%, 100/s, .1 %% errors, %d rollouts: stopped %.4f, HEALTHY at the end %.3f",
                RUNS,
                stopped / (double) RUNS,
                healthyAtTheEnd / (double) RUNS));
        assertThat(stopped / (double) RUNS).isLessThanOrEqualTo(.01);
        assertThat(healthyAtTheEnd / (double) RUNS).isGreaterThan(.9);
    }

    @Test
    void badVersionsAreStopped() {
        int stopped = 0;
        for (int run = 0; run < 300; run++) {
            stopped += rollout(new SplittableRandom(run), .001, .03) == Verdict.UNHEALTHY ? 1 : 0;
        }

        assertThat(stopped).isEqualTo(300);
    }

    /** Three minutes per stage; the verdict at the end, or UNHEALTHY. */
    private static Verdict rollout(SplittableRandom random, double base, double rate) {
        Scenario scenario = new Scenario();
        for (int stage = 0; stage < SHARES.length; stage++) {
            scenario.stage(stage);
            for (int look = 0; look < 18; look++) {
                long candidates = binomial(random, 1000, SHARES[stage]);
                long baselines = 1000 - candidates;
                scenario.pass(
                        baselines, binomial(random, baselines, base), candidates, binomial(random, candidates, rate));
            }
        }
        return scenario.verdict();
    }

    /** By geometric gaps, so that rare events cost little. */
    private static long binomial(SplittableRandom random, long trials, double probability) {
        if (probability >= 1) {
            return trials;
        }
        if (probability > .5) {
            return trials - binomial(random, trials, 1 - probability);
        }
        long successes = 0;
        double position = gap(random, probability);
        while (position <= trials) {
            successes++;
            position += gap(random, probability);
        }
        return successes;
    }

    private static double gap(SplittableRandom random, double probability) {
        return 1 + Math.floor(Math.log1p(-random.nextDouble()) / Math.log1p(-probability));
    }
}
