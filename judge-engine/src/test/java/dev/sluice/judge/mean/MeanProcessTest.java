package dev.sluice.judge.mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MeanProcessTest {
    private static final double ALPHA = .01;
    private static final double BETA = .05;
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    private static final int LOOKS_PER_STAGE = 15;
    private static final int LOOKS = SHARES.length * LOOKS_PER_STAGE;
    private static final double PER_LOOK = 400;

    @Test
    void theBoundsAreThoseOfTheFormula() {
        Stratum stratum = new Stratum(new Moments(200, 400, 1000), new Moments(100, 250, 800));
        double h = 200.0 * 100 / 300;
        double variance = h * h * ((800 - 625.0) / 99 / 100 + (1000 - 800.0) / 199 / 200);
        double rho = (-2 * Math.log(.02) + Math.log(1 - 2 * Math.log(.02))) / 500;
        double margin = Math.sqrt(2 * (variance + 1 / rho) * Math.log(1 + Math.sqrt(variance * rho + 1) / (2 * ALPHA)));

        MeanProcess process = MeanProcess.planned(500).observe(stratum);

        assertThat(process.lower(ALPHA)).isCloseTo(.5 - margin / h, within(1e-12));
        assertThat(process.upper(ALPHA)).isCloseTo(.5 + margin / h, within(1e-12));
    }

    @Test
    void nothingIsSaidBeforeThereAreEnoughValues() {
        MeanProcess early = MeanProcess.START.observe(new Stratum(values(1, 1000), values(100, 99)));

        assertThat(early.lower(ALPHA)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(early.healthy(1e9, ALPHA)).isFalse();
        assertThat(early.observe(new Stratum(values(1, 10), values(100, 10))).unhealthy(0, ALPHA))
                .isTrue();
    }

    @Test
    void healthNeedsMoreValues() {
        Stratum same = new Stratum(values(1, 900), values(1, 900));

        assertThat(MeanProcess.START.observe(same).healthy(10, BETA)).isFalse();
        assertThat(MeanProcess.START.observe(same).observe(same).healthy(10, BETA))
                .isTrue();
    }

    @Test
    void equalValuesSayNothing() {
        Moments same = new Moments(1000, 5000, 25_000);

        assertThat(MeanProcess.START.observe(new Stratum(same, same)).ready()).isFalse();
    }

    @Test
    void fewValuesWaitForTheNextIntervalButNotOverAChangeOfTheShare() {
        Stratum few = new Stratum(values(1, 50), values(1, 5));

        MeanProcess waiting = MeanProcess.START.observe(few);

        assertThat(waiting.weights()).isZero();
        assertThat(waiting.observe(few).candidate()).isEqualTo(10);
        assertThat(waiting.cut()).isEqualTo(MeanProcess.START);
        assertThat(waiting.cut().observe(few).candidate()).isZero();
    }

    @Test
    void sharedDriftIsNoEvidenceWhileSharesChange() {
        atMostAlpha("no drift", at -> 1, 0);
        atMostAlpha("x1.5 over the rollout", at -> 1 + .5 * at, 0);
        atMostAlpha("+-30 % sine", at -> 1 + .3 * Math.sin(at * 6 * Math.PI), 0);
        atMostAlpha("+-30 % sine, at delta", at -> 1 + .3 * Math.sin(at * 6 * Math.PI), .02);
    }

    @Test
    void aRaisedMeanIsFoundAndOneThatIsNotIsHealthy() {
        assertThat(median("x1.5", 1.5, 0)).isBetween(1, 40);
        assertThat(median("x2", 2, 0)).isBetween(1, 25);
        assertThat(healthyAtTheEnd(.5, 1)).isGreaterThanOrEqualTo(.95);
        assertThat(healthyAtTheEnd(.5, 1.2)).isLessThanOrEqualTo(BETA);
        assertThat(healthyAtTheEnd(.05, 1.2)).isLessThanOrEqualTo(BETA);
    }

    private static void atMostAlpha(String drift, DoubleUnaryOperator factor, double delta) {
        int runs = 1000;
        int unhealthy = 0;
        for (int run = 0; run < runs; run++) {
            unhealthy += firstAlarm(run + drift.hashCode(), factor, 1, delta) > 0 ? 1 : 0;
        }
        print(String.format(Locale.ROOT, "%s: false alarms %.4f", drift, unhealthy / (double) runs));
        assertThat(unhealthy / (double) runs).isLessThanOrEqualTo(ALPHA);
    }

    private static int median(String name, double factor, double delta) {
        List<Integer> looks = new ArrayList<>();
        for (int run = 0; run < 101; run++) {
            int look = firstAlarm(run, at -> 1, factor, delta);
            looks.add(look == 0 ? LOOKS + 1 : look);
        }
        looks.sort(null);
        print(String.format(Locale.ROOT, "mean %s: median look %d of %d", name, looks.get(50), LOOKS));
        return looks.get(50);
    }

    /** The part of stages of an hour that excludes an increase of 20 %. */
    private static double healthyAtTheEnd(double share, double factor) {
        int runs = 400;
        int healthy = 0;
        double mean = .1 * Math.exp(.32);
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(40_000 + run);
            MeanProcess process = MeanProcess.START;
            boolean proven = false;
            for (int look = 0; look < 180; look++) {
                process = process.observe(stratum(random, share, 1, factor));
                proven |= process.healthy(.2 * mean, BETA);
            }
            healthy += proven ? 1 : 0;
        }
        print(String.format(
                Locale.ROOT,
                "mean x%.1f, share %.2f: an increase of 20 %% excluded %.3f",
                factor,
                share,
                healthy / (double) runs));
        return healthy / (double) runs;
    }

    /** Lognormal values, 400 a look; 0 when no look alarms. The true increase is {@code delta} when it is above 0. */
    private static int firstAlarm(int seed, DoubleUnaryOperator drift, double factor, double delta) {
        SplittableRandom random = new SplittableRandom(seed * 31L + 7);
        MeanProcess process = MeanProcess.START;
        int look = 0;
        for (double share : SHARES) {
            process = process.cut();
            for (int number = 0; number < LOOKS_PER_STAGE; number++) {
                look++;
                double now = drift.applyAsDouble(look / (double) LOOKS);
                double mean = .1 * Math.exp(.32) * now;
                process = process.observe(stratum(random, share, now, factor * (mean + delta) / mean));
                if (process.unhealthy(delta, ALPHA)) {
                    return look;
                }
            }
        }
        return 0;
    }

    private static Stratum stratum(SplittableRandom random, double share, double drift, double factor) {
        int candidates = (int) Math.round(PER_LOOK * share);
        return new Stratum(
                lognormal(random, (int) PER_LOOK - candidates, .1 * drift),
                lognormal(random, candidates, .1 * drift * factor));
    }

    private static Moments lognormal(SplittableRandom random, int count, double median) {
        Moments moments = Moments.NONE;
        for (int value = 0; value < count; value++) {
            moments = moments.plus(median * Math.exp(.8 * random.nextGaussian()));
        }
        return moments;
    }

    private static Moments values(double around, int count) {
        Moments moments = Moments.NONE;
        for (int value = 0; value < count; value++) {
            moments = moments.plus(around + value % 3);
        }
        return moments;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
