package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Few runs of what {@code ./sluice bench judges} measures with many. */
class RateProcessTest {
    private static final double BOUND = Math.log(1 / .01);

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
        double started = new Restarts(1).atStart();

        RateProcess process = start(1).observe(counts, 10);

        assertThat(Math.exp(process.logRaw())).isCloseTo(started * expected + 1 - started, within(1e-9));
    }

    @Test
    void theWeightsOfAllRestartsAreOneAtMost() {
        for (int stages : new int[] {1, 2, 6}) {
            Restarts restarts = new Restarts(stages);
            double sum = restarts.atStart() + (stages - 1) * restarts.atStage();
            for (int minute = 2; minute < 1_000_000; minute++) {
                sum += restarts.atMinute(minute);
            }

            assertThat(sum).isBetween(.95, 1.0);
        }
    }

    @Test
    void anIntervalWithoutOneOfTheArmsSaysNothing() {
        RateProcess process = start(3);

        assertThat(process.observe(new ArmCounts(Counts.NONE, new Counts(10, 10)), 10)
                        .logRaw())
                .isCloseTo(0, within(1e-12));
        assertThat(process.observe(new ArmCounts(new Counts(10, 10), Counts.NONE), 10)
                        .logGuarded())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void hugeCountsDoNotOverflow() {
        ArmCounts counts = new ArmCounts(new Counts(1_000_000_000L, 10), new Counts(1_000_000_000L, 900_000_000L));

        RateProcess process = start(1).observe(counts, 10);

        assertThat(process.logRaw()).isFinite().isGreaterThan(1e6);
        assertThat(process.logGuarded()).isFinite();
    }

    @Test
    void aGrossRegressionIsTakenForNoiseForTwoMinutesAtMost() {
        for (double perSecond : new double[] {100, 1_000, 10_000, 100_000}) {
            for (double share : new double[] {.01, .05, .1, .25, .5, .9}) {
                for (double base : new double[] {1e-5, 1e-4, .001, .01}) {
                    for (double rate : new double[] {.2, .5, 1}) {
                        double seconds = 10;
                        ArmCounts counts = new ArmCounts(
                                counts(perSecond * seconds * (1 - share), base),
                                counts(perSecond * seconds * share, rate));
                        RateProcess process = start(6);
                        for (int look = 0; look < 12; look++) {
                            process = process.observe(counts, seconds);
                        }

                        assertThat(process.logGuarded())
                                .as("%s/s, share %s, %s -> %s", perSecond, share, base, rate)
                                .isGreaterThan(BOUND);
                    }
                }
            }
        }
    }

    private static Counts counts(double requests, double rate) {
        return new Counts(Math.round(requests), Math.round(requests * rate));
    }

    @Test
    void aBlockThatIsNotFullCountsAsItStands() {
        ArmCounts counts = new ArmCounts(new Counts(9000, 9), new Counts(1000, 20));
        RateProcess open = start(1).observe(counts, 10);
        RateProcess cut = open.cut();

        assertThat(open.block()).isEqualTo(counts);
        assertThat(cut.block()).isEqualTo(ArmCounts.NONE);
        assertThat(cut.logGuarded()).isCloseTo(open.logGuarded(), within(1e-9));
    }

    @Test
    void aHealthyVersionIsStoppedWithProbabilityAtMostAlphaWhileSharesChange() {
        for (double rate : new double[] {.0005, .005, .02}) {
            List<StagedRun.Alarms> runs = runs(1000, new StagedRun(100, rate, rate, 0), 17);

            assertThat(part(runs, StagedRun.Alarms::raw)).as("raw %s", rate).isLessThanOrEqualTo(.013);
            assertThat(part(runs, StagedRun.Alarms::guarded))
                    .as("guarded %s", rate)
                    .isLessThanOrEqualTo(.013);
        }
    }

    @Test
    void noiseOfEachArmDeceivesTheProcessAndNotItsGuard() {
        List<StagedRun.Alarms> runs = runs(500, new StagedRun(100, .02, .02, .3), 23);
        double raw = part(runs, StagedRun.Alarms::raw);
        double guarded = part(runs, StagedRun.Alarms::guarded);

        print(String.format(
                Locale.ROOT,
                "A/A 2 %%, independent swings of CV .3 each minute: false alarms raw %.3f, guarded %.3f",
                raw,
                guarded));
        assertThat(raw).isGreaterThan(.2);
        assertThat(guarded).isLessThanOrEqualTo(.02);
    }

    @Test
    void worseVersionsAreFoundAsFastAsMeasuredInTheReview() {
        found(".1 -> .2 %", .001, .002, .62, 22, .38, 23);
        found(".1 -> .5 %", .001, .005, .99, 10.5, .99, 11.2);
        found(".1 -> 2 %", .001, .02, 1, 3.7, 1, 3.9);
        found(".1 -> 10 %", .001, .1, 1, .8, 1, 1);
        found("2 -> 3 %", .02, .03, .99, 12.2, .97, 16.2);
    }

    @Test
    void aRegressionAfterHoursOfHealthIsFoundInMinutes() {
        RateProcess healthy = start(5);
        Traffic traffic = new Traffic(5);
        for (int look = 0; look < 1440 * 6; look++) {
            healthy = healthy.observe(traffic.look(1000, .1, .001, .001), 10);
        }
        double[] minutes = new double[51];
        for (int run = 0; run < minutes.length; run++) {
            Traffic bad = new Traffic(900 + run);
            RateProcess process = healthy;
            while (process.logGuarded() < BOUND) {
                process = process.observe(bad.look(1000, .1, .001, .02), 10);
                minutes[run] += 1 / 6.0;
            }
        }
        java.util.Arrays.sort(minutes);

        print(String.format(
                Locale.ROOT, ".1 -> 2 %% after a day, share 10 %%, guarded: median minute %.1f", minutes[25]));
        assertThat(minutes[25]).isLessThanOrEqualTo(2.2);
    }

    private static void found(
            String cell, double base, double rate, double rawLeast, double rawMedian, double least, double median) {
        List<StagedRun.Alarms> runs = runs(400, new StagedRun(100, base, rate, 0), 7);
        print(String.format(
                Locale.ROOT,
                "%s, 100/s: raw %.2f at minute %.1f, guarded %.2f at minute %.1f",
                cell,
                part(runs, StagedRun.Alarms::raw),
                median(runs, StagedRun.Alarms::raw),
                part(runs, StagedRun.Alarms::guarded),
                median(runs, StagedRun.Alarms::guarded)));
        assertThat(part(runs, StagedRun.Alarms::raw)).as(cell).isGreaterThanOrEqualTo(rawLeast);
        assertThat(median(runs, StagedRun.Alarms::raw)).as(cell).isLessThanOrEqualTo(rawMedian);
        assertThat(part(runs, StagedRun.Alarms::guarded)).as(cell).isGreaterThanOrEqualTo(least);
        assertThat(median(runs, StagedRun.Alarms::guarded)).as(cell).isLessThanOrEqualTo(median);
    }

    private static RateProcess start(int stages) {
        return RateProcess.errors(new Restarts(stages));
    }

    private static List<StagedRun.Alarms> runs(int count, StagedRun run, long seed) {
        return LongStream.range(0, count)
                .mapToObj(number -> run.run(seed * 1_000_003 + number))
                .toList();
    }

    private static double part(List<StagedRun.Alarms> runs, Function<StagedRun.Alarms, OptionalDouble> which) {
        return runs.stream().filter(alarms -> which.apply(alarms).isPresent()).count() / (double) runs.size();
    }

    private static double median(List<StagedRun.Alarms> runs, Function<StagedRun.Alarms, OptionalDouble> which) {
        double[] sorted = runs.stream()
                .flatMapToDouble(alarms -> which.apply(alarms).stream())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
