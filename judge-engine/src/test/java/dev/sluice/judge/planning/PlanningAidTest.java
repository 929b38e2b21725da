package dev.sluice.judge.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PlanningAidTest {
    private static final PlanMargins MARGINS = new PlanMargins(.01, .0002, 2.0);

    @Test
    void saysWhatAFirstStageNeeds() {
        PlanningReport report = PlanningAid.of(new Traffic(20, .001), stages(5, .01, .5), MARGINS);

        assertThat(report.sentences().getFirst())
                .isEqualTo("1 % of 20 requests/s needs more than an hour to see a tenfold error rate; "
                        + "start at 10 % and bake 10 minutes.");
        assertThat(report.passes()).isFalse();
        assertThat(report.sentences())
                .contains("The stage at 50 % finds an error rate of 0.99 %, 9.9 times the expected one, "
                        + "by its end with a probability of 80 %.");
    }

    @Test
    void saysWhichMarginsOrBakeTimeWouldDo() {
        PlanningReport report = PlanningAid.of(new Traffic(100, .0005), stages(5, .5), MARGINS);

        assertThat(report.sentences())
                .contains(
                        "At 50 % a healthy version is HEALTHY at the end of 5 minutes with a probability of less than 1 %; "
                                + "for 90 % bake 22 minutes, or set maxIncrease to 0.00049, or set maxRatio to 9.8.");
    }

    @Test
    void whatItProposesPasses() {
        for (double perSecond : new double[] {20, 100, 1000, 20_000}) {
            for (double rate : new double[] {0, .0005, .005, .02, .2}) {
                Traffic traffic = new Traffic(perSecond, rate);
                for (StageOutlook outlook :
                        PlanningAid.of(traffic, stages(5, .05), MARGINS).stages()) {
                    proposalsPass(traffic, outlook);
                }
            }
        }
    }

    private static void proposalsPass(Traffic traffic, StageOutlook outlook) {
        Double increase = outlook.smallestMaxIncrease();
        if (increase != null) {
            passes(traffic, outlook.stage(), new PlanMargins(.01, increase, 2.0));
        }
        Double ratio = outlook.smallestMaxRatio();
        if (ratio != null) {
            passes(traffic, outlook.stage(), new PlanMargins(.01, .0002, ratio));
        }
        Duration bake = outlook.bakeNeeded();
        if (bake != null) {
            passes(traffic, new StagePlan(outlook.stage().share(), bake), MARGINS);
        }
    }

    private static void passes(Traffic traffic, StagePlan stage, PlanMargins margins) {
        PlanningReport report = PlanningAid.of(traffic, List.of(stage), margins);

        assertThat(report.passes()).as("%s %s %s", traffic, stage, margins).isTrue();
    }

    @Test
    void moreTrafficIsNeverWorse() {
        double increase = 1;
        for (double perSecond : new double[] {10, 100, 1000, 10_000}) {
            StageOutlook outlook = PlanningAid.of(
                            new Traffic(perSecond, .001), stages(5, .1), new PlanMargins(.01, .01, null))
                    .stages()
                    .getFirst();
            Double smallest = outlook.smallestMaxIncrease();

            assertThat(smallest).isNotNull().isLessThan(increase);
            increase = smallest == null ? 0 : smallest;
        }
    }

    @Test
    void aTargetWithoutMuchTrafficOrErrorsHasAnOutlookToo() {
        assertThat(PlanningAid.of(new Traffic(.001, 0), stages(1, .01, 1), MARGINS)
                        .sentences())
                .contains(
                        "Without an expected error rate nobody can say what the first stage finds: name one.",
                        "The stage at 1 % finds no error rate by its end.");
        assertThat(PlanningAid.of(new Traffic(100, .99), stages(0, .5, 1), MARGINS)
                        .stages())
                .hasSize(2);
    }

    @Test
    void aPlanHasStages() {
        assertThatThrownBy(() -> PlanningAid.of(new Traffic(1, .1), List.of(), MARGINS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoTimeThatAPersonWouldNotice() {
        // tests run what the first compiler makes of it; the second makes it 16 to 39 ms
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            PlanningAid.of(new Traffic(1000, .01), stages(5, .01, .05, .1, .25, .5), MARGINS);
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            best = Math.min(best, spent / 1e6);
        }

        System.out.println(String.format(Locale.ROOT, "outlook of five stages: %.1f ms", best));
        assertThat(best).isLessThan(100);
    }

    private static List<StagePlan> stages(int minutes, double... shares) {
        return DoubleStream.of(shares)
                .mapToObj(share -> new StagePlan(share, Duration.ofMinutes(minutes)))
                .toList();
    }
}
