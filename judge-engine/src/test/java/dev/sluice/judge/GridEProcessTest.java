package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The figures of docs/judging.md: run this test alone to print them. */
class GridEProcessTest {
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    private static final int LOOKS_PER_STAGE = 30;
    private static final double LOOK_SECONDS = 10;
    private static final double THRESHOLD = Math.log(1 / .01);

    /** What a share is and what the judge is told it is. */
    private interface Seen {
        ArmCounts of(ArmCounts counted, double share);
    }

    private static final Seen COUNTED = (counted, share) -> counted;

    @Test
    void oneIntervalGivesTheLikelihoodRatioOfTheFormula() {
        ArmCounts counts = new ArmCounts(new Counts(9000, 4), new Counts(1000, 3));
        double r = 1000.0 / 9000;
        double expected = 0;
        double[] psi = {1.5, 2, 3, 6, 20};
        double[] weight = {.2, .4, .2, .1, .1};
        for (int k = 0; k < psi.length; k++) {
            expected += weight[k] * Math.pow(psi[k], 3) * Math.pow((1 + r) / (1 + psi[k] * r), 7);
        }

        assertThat(Math.exp(GridEProcess.start(1).observe(counts).log())).isCloseTo(expected, within(1e-9));
    }

    @Test
    void anIntervalWithoutOneOfTheArmsSaysNothing() {
        GridEProcess process = GridEProcess.start(3);

        assertThat(process.observe(new ArmCounts(Counts.NONE, new Counts(10, 10))))
                .isEqualTo(process);
        assertThat(process.observe(new ArmCounts(new Counts(10, 10), Counts.NONE)))
                .isEqualTo(process);
        assertThat(process.log()).isCloseTo(0, within(1e-12));
    }

    @Test
    void hugeCountsDoNotOverflow() {
        ArmCounts counts = new ArmCounts(new Counts(1_000_000_000L, 10), new Counts(1_000_000_000L, 900_000_000L));

        assertThat(GridEProcess.start(1).observe(counts).log()).isFinite().isGreaterThan(1e6);
    }

    @Test
    void aHealthyVersionIsStoppedWithProbabilityAtMostAlphaWhileSharesChange() {
        for (double rate : new double[] {.0005, .005, .02}) {
            double alarms = alarms(4000, 100, rate, rate, 1 + Math.round(rate * 1e6), COUNTED);

            print(String.format(
                    Locale.ROOT, "A/A, base %.2f %%, 100/s, 4,000 runs: false alarms %.4f", rate * 100, alarms));
            assertThat(alarms).isLessThanOrEqualTo(.01);
        }
    }

    @Test
    void theConfiguredShareInsteadOfTheCountedOneWouldStopHealthyVersions() {
        Seen configured = (counted, share) -> {
            double all = counted.baseline().requests() + counted.candidate().requests();
            return new ArmCounts(
                    new Counts(Math.round(all * (1 - share)), counted.baseline().errors()),
                    new Counts(Math.round(all * share), counted.candidate().errors()));
        };
        double wrong = alarms(500, 100, .02, .02, 11, configured, 1.22);
        double right = alarms(500, 100, .02, .02, 11, COUNTED, 1.22);

        print(String.format(
                Locale.ROOT,
                "share 22 %% above the configured one: false alarms %.3f if configured, %.3f if counted",
                wrong,
                right));
        assertThat(wrong).isGreaterThan(.15);
        assertThat(right).isLessThanOrEqualTo(.02);
    }

    @Test
    void worseVersionsAreFoundAsFastAsMeasuredInTheReview() {
        found(".1 -> .2 %", .001, .002, .60, 1.0, 17, 22);
        found(".1 -> .5 %", .001, .005, .99, 1.0, 8.5, 10.5);
        found(".1 -> 2 %", .001, .02, 1, 1.0, 2.2, 4.2);
        found(".1 -> 10 %", .001, .1, 1, 1.0, .3, 1.2);
        found("2 -> 3 %", .02, .03, .99, 1.0, 10.3, 12.7);
    }

    private static void found(
            String cell, double base, double rate, double least, double most, double from, double to) {
        List<Double> minutes = new ArrayList<>();
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            int look = firstAlarm(new Traffic(7000 + run), 100, base, rate, COUNTED, 1);
            if (look > 0) {
                minutes.add(look * LOOK_SECONDS / 60);
            }
        }
        double share = minutes.size() / (double) runs;
        double median = minutes.stream().sorted().toList().get(minutes.size() / 2);

        print(String.format(Locale.ROOT, "%s, 100/s: found %.2f, median minute %.1f", cell, share, median));
        assertThat(share).as(cell).isBetween(least, most);
        assertThat(median).as(cell).isBetween(from, to);
    }

    private static double alarms(int runs, double perSecond, double base, double rate, long seed, Seen seen) {
        return alarms(runs, perSecond, base, rate, seed, seen, 1);
    }

    private static double alarms(
            int runs, double perSecond, double base, double rate, long seed, Seen seen, double shareError) {
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            alarms +=
                    firstAlarm(new Traffic(seed * 100_000 + run), perSecond, base, rate, seen, shareError) > 0 ? 1 : 0;
        }
        return alarms / (double) runs;
    }

    /** The number of the look that alarms; 0 when none does. */
    private static int firstAlarm(
            Traffic traffic, double perSecond, double base, double rate, Seen seen, double shareError) {
        GridEProcess process = GridEProcess.start(SHARES.length);
        for (int stage = 0; stage < SHARES.length; stage++) {
            process = process.enterStage(stage);
            for (int look = 1; look <= LOOKS_PER_STAGE; look++) {
                ArmCounts counted = traffic.look(perSecond * LOOK_SECONDS, SHARES[stage] * shareError, base, rate);
                process = process.observe(seen.of(counted, SHARES[stage]));
                if (process.log() >= THRESHOLD) {
                    return stage * LOOKS_PER_STAGE + look;
                }
            }
        }
        return 0;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
