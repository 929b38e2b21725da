package dev.sluice.judge.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.Restarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleRatioTest {
    private static final double ALPHA = .01;
    private static final double LOOK = 10;
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    private static final Restarts STAGES = new Restarts(SHARES.length);

    @Test
    void oneIntervalGivesTheLikelihoodRatioOfTheFormula() {
        double more = 0;
        double less = 0;
        double high = .11;
        double low = .09;
        double[] odds = {1.05, 1.1, 1.25, 1.6, 4};
        double[] weights = {.2, .25, .25, .2, .1};
        for (int k = 0; k < odds.length; k++) {
            double above = odds[k] * high / (1 - high);
            double p = above / (1 + above);
            more += weights[k] * Math.pow(p / high, 7) * Math.pow((1 - p) / (1 - high), 13);
            double below = low / (1 - low) / odds[k];
            p = below / (1 + below);
            less += weights[k] * Math.pow(p / low, 7) * Math.pow((1 - p) / (1 - low), 13);
        }
        double begun = new Restarts(1).atStart();

        double e = Math.exp(
                SampleRatio.start(new Restarts(1)).observe(7, 13, .1, LOOK).log());

        assertThat(e).isCloseTo(1 - begun + begun * (more + less) / 2, within(1e-9));
    }

    @Test
    void theBandIsHalfAPointOrATenthOfTheSmallerArm() {
        assertThat(Band.around(.01)).isEqualTo(new Band(.005, .015));
        assertThat(Band.around(.1).high()).isCloseTo(.11, within(1e-12));
        assertThat(Band.around(.9).low()).isCloseTo(.89, within(1e-12));
        assertThat(Band.around(0)).isEqualTo(new Band(0, .005));
        assertThat(Band.around(1)).isEqualTo(new Band(.995, 1));
    }

    @Test
    void anEqualSplitIsFoundWithProbabilityAtMostAlphaWhileSharesChange() {
        for (double perLook : new double[] {100, 10_000}) {
            for (double at : new double[] {0, 1}) {
                int runs = 2000;
                int alarms = 0;
                for (int run = 0; run < runs; run++) {
                    alarms += firstAlarm(run, perLook, at) > 0 ? 1 : 0;
                }
                print(String.format(
                        Locale.ROOT,
                        "A/A, %.0f requests a look, %s: alarms %.4f",
                        perLook,
                        at == 0 ? "wanted" : "edge",
                        alarms / (double) runs));
                assertThat(alarms / (double) runs).isLessThanOrEqualTo(ALPHA);
            }
        }
    }

    @Test
    void aWrongSplitIsFound() {
        found(.1, .122, 1000, 14);
        found(.1, .15, 1000, 2);
        found(.5, .42, 1000, 8);
        found(.5, .4, 1000, 3);
        found(.01, .03, 1000, 3);
        found(.1, 0, 1000, 1);
    }

    @Test
    void aSplitThatBreaksAfterADayIsFoundAsWell() {
        SampleRatio ratio = SampleRatio.start(STAGES);
        SplittableRandom random = new SplittableRandom(5);
        for (int look = 0; look < 8640; look++) {
            ratio = observe(ratio, random, .1, .1, 1000);
        }
        int looks = 0;
        while (!ratio.alarm(ALPHA)) {
            ratio = observe(ratio, random, .1, .15, 1000);
            looks++;
        }
        print(String.format(
                Locale.ROOT, "10 -> 15 %% after a day, 1,000 requests a look: found after %d looks", looks));
        assertThat(looks).isLessThanOrEqualTo(6);
        assertThat(ratio.side()).isEqualTo(SampleRatio.Side.MORE);
    }

    @Test
    void weightedRoundRobinNeverAlarms() {
        for (double share : SHARES) {
            SampleRatio ratio = SampleRatio.start(STAGES);
            long before = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int look = 1; look <= 10_000; look++) {
                long candidate = (long) Math.floor(look * 137 * share) - before;
                before += candidate;
                ratio = ratio.observe(candidate, 137 - candidate, share, LOOK);
                highest = Math.max(highest, ratio.log());
            }
            assertThat(highest).isLessThan(.5);
        }
    }

    @Test
    void nothingWantedIsToldFromMuchCounted() {
        SampleRatio start = SampleRatio.start(new Restarts(1));

        assertThat(start.observe(1, 1000, 0, LOOK).alarm(ALPHA)).isFalse();
        assertThat(start.observe(100, 1000, 0, LOOK).alarm(ALPHA)).isTrue();
        assertThat(start.observe(1000, 100, 1, LOOK).side()).isEqualTo(SampleRatio.Side.LESS);
        assertThat(start.observe(1000, 100, 1, LOOK).alarm(ALPHA)).isTrue();
        assertThat(start.observe(1_000_000_000_000L, 0, .5, LOOK).log()).isFinite();
    }

    private static void found(double wanted, double share, double perLook, int most) {
        List<Integer> looks = new ArrayList<>();
        for (int run = 0; run < 200; run++) {
            SplittableRandom random = new SplittableRandom(9000 + run);
            SampleRatio ratio = SampleRatio.start(STAGES);
            int look = 0;
            while (!ratio.alarm(ALPHA) && look < 1000) {
                ratio = observe(ratio, random, wanted, share, perLook);
                look++;
            }
            assertThat(ratio.side()).isEqualTo(share > wanted ? SampleRatio.Side.MORE : SampleRatio.Side.LESS);
            looks.add(look);
        }
        looks.sort(null);
        int median = looks.get(looks.size() / 2);
        print(String.format(
                Locale.ROOT,
                "%.0f %% wanted, %.1f %% real, %.0f requests a look: median look %d, all by %d",
                wanted * 100,
                share * 100,
                perLook,
                median,
                looks.getLast()));
        assertThat(median).isLessThanOrEqualTo(most);
    }

    /** The number of the look that alarms, 0 when none does. */
    private static int firstAlarm(int seed, double perLook, double edge) {
        SplittableRandom random = new SplittableRandom(seed);
        SampleRatio ratio = SampleRatio.start(STAGES);
        for (int stage = 0; stage < SHARES.length; stage++) {
            ratio = stage == 0 ? ratio : ratio.stage();
            double share = SHARES[stage] + edge * (Band.around(SHARES[stage]).high() - SHARES[stage]);
            for (int look = 1; look <= 30; look++) {
                ratio = observe(ratio, random, SHARES[stage], share, perLook);
                if (ratio.alarm(ALPHA)) {
                    return stage * 30 + look;
                }
            }
        }
        return 0;
    }

    private static SampleRatio observe(
            SampleRatio ratio, SplittableRandom random, double wanted, double share, double perLook) {
        long all = Math.round(perLook);
        long candidate = binomial(random, all, share);
        return ratio.observe(candidate, all - candidate, wanted, LOOK);
    }

    private static long binomial(SplittableRandom random, long trials, double p) {
        double variance = trials * p * (1 - p);
        if (variance > 100) {
            return Math.clamp(Math.round(trials * p + Math.sqrt(variance) * random.nextGaussian()), 0, trials);
        }
        long count = 0;
        for (long trial = 0; trial < trials; trial++) {
            count += random.nextDouble() < p ? 1 : 0;
        }
        return count;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
