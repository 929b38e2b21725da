package dev.sluice.judge.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final PlanMargins MARGINS = new PlanMargins(.01, .01, null);
    private static final int RUNS = 250;

    @Test
    void theSmallestRateIsWithinAFifthOfTheSimulatedOne() {
        double[] stages = {.01, .05, .1, .25, .5};
        for (double perSecond : new double[] {20, 100, 1000}) {
            for (double rate : new double[] {.0005, .02}) {
                for (int count : new int[] {1, 3, 5}) {
                    check(
                            new Traffic(perSecond, rate),
                            DoubleStream.of(stages).limit(count).toArray());
                }
            }
        }
        check(new Traffic(10, .001), new double[] {.5});
        check(new Traffic(100, .001), new double[] {.25, .9});
    }

    @Test
    void moreTrafficFindsLess() {
        double before = 1;
        for (double perSecond : new double[] {30, 100, 300, 1000, 10_000}) {
            Double found =
                    detection(new Traffic(perSecond, .001), new double[] {.05}).smallestRate();

            assertThat(found).isNotNull().isLessThan(before);
            before = found == null ? 0 : found;
        }
    }

    @Test
    void tooFewRequestsFindNothing() {
        assertThat(detection(new Traffic(.001, .001), new double[] {.01}).smallestRate())
                .isNull();
    }

    @Test
    void withoutABaselineWhatIsWithinTheLimitIsNotFound() {
        Double found =
                detection(new Traffic(10_000, .001), new double[] {.5, 1}).smallestRate();

        assertThat(found).isEqualTo(.011);
    }

    private static void check(Traffic traffic, double[] shares) {
        Double rate = detection(traffic, shares).smallestRate();
        assertThat(rate).isNotNull();
        double found = rate == null ? 1 : rate;
        double below = simulated(traffic, shares, found / 1.2);
        double above = simulated(traffic, shares, Math.min(1, found * 1.2));

        System.out.println(String.format(
                Locale.ROOT,
                "%.0f/s, base %.2f %%, %d stages: 80 %% at %.2f times; simulated %.2f at /1.2, %.2f at ·1.2",
                traffic.perSecond(),
                traffic.errorRate() * 100,
                shares.length,
                found / traffic.errorRate(),
                below,
                above));
        assertThat(below).isLessThanOrEqualTo(Detection.POWER);
        assertThat(above).isGreaterThanOrEqualTo(Detection.POWER);
    }

    private static Detection detection(Traffic traffic, double[] shares) {
        List<StagePlan> stages = DoubleStream.of(shares)
                .mapToObj(share -> new StagePlan(share, Duration.ofMinutes(5)))
                .toList();
        return new Detection(traffic, stages, 5, MARGINS);
    }

    private static double simulated(Traffic traffic, double[] shares, double rate) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            found += found(new Requests(run * 7919L + 3), traffic, shares, rate) ? 1 : 0;
        }
        return found / (double) RUNS;
    }

    private static boolean found(Requests requests, Traffic traffic, double[] shares, double rate) {
        double bound = Math.log(1 / MARGINS.alpha());
        double perLook = traffic.perSecond() * 10;
        RateProcess process = RateProcess.errors(new Restarts(5));
        for (int look = 0; look < shares.length * 30; look++) {
            if (look > 0 && look % 30 == 0) {
                process = process.stage();
            }
            double share = shares[look / 30];
            process =
                    process.observe(requests.of(perLook * (1 - share), traffic.errorRate(), perLook * share, rate), 10);
            if (process.logGuarded() >= bound) {
                return true;
            }
        }
        return false;
    }
}
