package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.ErrorRatioJudge;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Metric;
import dev.sluice.judge.planning.PlanMargins;
import dev.sluice.judge.planning.PlanningAid;
import dev.sluice.judge.planning.StageOutlook;
import dev.sluice.judge.planning.StagePlan;
import dev.sluice.judge.planning.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How often a healthy version is HEALTHY at the bake's end with the tightest margins that the planning aid lets pass: each stage of a
 * plan from 1 to 50 % with its own, the worst stage counts. The reference rate is taken from the attempt as production does.
 */
final class PlannedHealth implements Topic {
    private static final long SEED = 3200;
    private static final double[] SHARES = {.01, .05, .1, .25, .5};
    /** What a plan without reason to hope may ask for first. */
    private static final double ANY_INCREASE = .0001;

    private static final double ANY_RATIO = 1.01;

    @Override
    public String title() {
        return "P(HEALTHY at the bake's end) of a healthy version, five bakes of 5 minutes, the smallest margins that the aid passes";
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        long seed = SEED;
        for (double rate : new double[] {.0005, .005, .02}) {
            for (double perSecond : new double[] {10, 100, 1000}) {
                Traffic traffic = new Traffic(perSecond, rate);
                String name = String.format(Locale.ROOT, "base %.2f %%, %,.0f/s, ", rate * 100, perSecond);
                lines.add(worst(runs, name + "by maxIncrease alone", seed++, traffic, null));
                lines.add(worst(runs, name + "by maxIncrease beside maxRatio 2", seed++, traffic, 2.0));
                lines.add(worst(runs, name + "by maxRatio", seed++, traffic, ANY_RATIO));
            }
        }
        return lines;
    }

    private static Line worst(Runs runs, String name, long seed, Traffic traffic, @Nullable Double ratio) {
        List<StagePlan> stages = new ArrayList<>();
        for (double share : SHARES) {
            stages.add(new StagePlan(share, Duration.ofMinutes(5)));
        }
        boolean byRatio = ratio != null && ratio == ANY_RATIO;
        List<StageOutlook> outlooks = PlanningAid.of(
                        traffic, stages, new PlanMargins(ErrorWatch.ALPHA, ANY_INCREASE, ratio))
                .stages();
        double worst = 1;
        int passed = 0;
        for (int index = 0; index < outlooks.size(); index++) {
            StageOutlook outlook = outlooks.get(index);
            Double smallest = byRatio ? outlook.smallestMaxRatio() : outlook.smallestMaxIncrease();
            if (smallest == null) {
                continue;
            }
            passed++;
            PlanMargins margins = byRatio
                    ? new PlanMargins(ErrorWatch.ALPHA, ANY_INCREASE, smallest)
                    : new PlanMargins(ErrorWatch.ALPHA, smallest, ratio);
            if (!PlanningAid.of(traffic, stages, margins).stages().get(index).passes()) {
                throw new IllegalStateException("the planning aid refuses what it proposed: " + name);
            }
            worst = Math.min(worst, healthy(runs, 10 * seed + index, traffic, index, margins));
        }
        String of = passed == outlooks.size() ? "" : " (%d of %d stages)".formatted(passed, outlooks.size());
        return passed == 0
                ? Line.published("", name + " (no ratio up to 1,000 passes)", 0)
                : Line.atLeast(PlanningAid.HEALTHY_CHANCE, "", name + of, worst);
    }

    private static double healthy(Runs runs, long seed, Traffic traffic, int stage, PlanMargins margins) {
        long healthy = runs.map(run -> proven(new Chance(seed, run), traffic, stage, margins)).stream()
                .filter(proven -> proven)
                .count();
        return (double) healthy / runs.count();
    }

    private static boolean proven(Chance chance, Traffic traffic, int stage, PlanMargins margins) {
        Metric.ErrorRatio metric = new Metric.ErrorRatio(
                "errors", "simulated", 1, FailureKind.APPLICATION, margins.maxIncrease(), margins.maxRatio());
        double rate = traffic.errorRate();
        ArmCounts attempt = ArmCounts.NONE;
        ArmCounts counts = ArmCounts.NONE;
        for (int index = 0; index <= stage; index++) {
            counts = new Requests(traffic.perSecond() * 300, SHARES[index]).counts(chance, rate, rate);
            attempt = attempt.plus(counts);
        }
        double reference = Math.min(rate, attempt.baseline().rate());
        HealthProof.Margins limits = new HealthProof.Margins(
                ErrorRatioJudge.limit(metric, reference, counts.share()), reference, metric.maxRatio());
        return HealthProof.NONE
                .look(HealthProof.spendable(Duration.ofMinutes(5), Duration.ofMinutes(5)), counts, limits)
                .proven();
    }
}
