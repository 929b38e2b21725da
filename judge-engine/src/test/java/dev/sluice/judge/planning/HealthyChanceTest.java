package dev.sluice.judge.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.ErrorRatioJudge;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthyChanceTest {
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    private static final double REQUESTS = 100 * 300.0;

    @Test
    void givesTheFiguresOfTheReview() {
        // judges B, simulated there: psi_m = 2, h = .02 %, 100 requests/s, 5 minutes. Summed exactly its .52
        // at 25 % is .487.
        table(.0005, new double[] {.99, .84, .55, .52, .29}, .035);
        table(.005, new double[] {.56, .42, .74, .96, .97}, .01);
    }

    private static void table(double rate, double[] expected, double tolerance) {
        for (int index = 0; index < SHARES.length; index++) {
            double chance = stage(rate, SHARES[index], 0).ifTested(.0002 / SHARES[index], 2.0);

            System.out.println(String.format(
                    Locale.ROOT,
                    "P(HEALTHY), base %.2f %%, share %.0f %%: %.3f (review %.2f)",
                    rate * 100,
                    SHARES[index] * 100,
                    chance,
                    expected[index]));
            assertThat(chance).isCloseTo(expected[index], within(tolerance));
        }
    }

    @Test
    void agreesWithTheProofAsItRuns() {
        agrees(.0005, .05, 29_700, .0002, 2.0);
        agrees(.0005, .25, 0, .0006, 2.0);
        agrees(.005, .25, 87_000, .001, null);
        agrees(.005, .5, 0, .0015, null);
        agrees(.02, .05, 29_700, .001, 1.4);
        agrees(.02, .5, 87_000, .0001, 1.15);
    }

    private static void agrees(double rate, double share, double earlier, double increase, @Nullable Double ratio) {
        int runs = 5000;
        int healthy = 0;
        for (int run = 0; run < runs; run++) {
            healthy += proven(new Requests(run * 31L + 7), rate, share, earlier, increase, ratio) ? 1 : 0;
        }
        double chance = stage(rate, share, earlier).at(increase / share, ratio);

        assertThat(chance)
                .as("rate %s, share %s, earlier %s, increase %s, ratio %s", rate, share, earlier, increase, ratio)
                .isCloseTo(healthy / (double) runs, within(.025));
    }

    private static boolean proven(
            Requests requests, double rate, double share, double earlier, double increase, @Nullable Double ratio) {
        Metric.ErrorRatio metric =
                new Metric.ErrorRatio("errors", "gateway", 1, FailureKind.APPLICATION, increase, ratio);
        ArmCounts before = requests.of(earlier, rate, 0, rate);
        ArmCounts stage = requests.of(REQUESTS * (1 - share), rate, REQUESTS * share, rate);
        double known = Math.min(rate, before.plus(stage).baseline().rate());
        HealthProof.Margins margins =
                new HealthProof.Margins(ErrorRatioJudge.limit(metric, known, stage.share()), known, ratio);
        return HealthProof.NONE.look(.75, stage, margins).proven();
    }

    @Test
    void withoutABaselineOnlyTheLimitCounts() {
        HealthyChance alone = new HealthyChance(.001, 30_000, 0, 0);

        assertThat(alone.at(.001, 2.0)).isEqualTo(alone.at(.001, null));
    }

    @Test
    void anExpectedRateOfZeroIsExcludedByRequestsAlone() {
        double enough = Math.log(1 / (.75 * HealthProof.BETA)) / .01;

        assertThat(new HealthyChance(0, enough + 1, 1000, 0).at(.01, null)).isCloseTo(1, within(1e-9));
        assertThat(new HealthyChance(0, enough - 1, 1000, 0).at(.01, null)).isZero();
    }

    private static HealthyChance stage(double rate, double share, double earlier) {
        return new HealthyChance(rate, REQUESTS * share, REQUESTS * (1 - share), earlier);
    }
}
