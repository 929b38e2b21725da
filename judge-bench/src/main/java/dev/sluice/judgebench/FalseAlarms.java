package dev.sluice.judgebench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a healthy version is stopped at alpha = 1 %.
 *
 * @param raw whether the e-process that trusts the instances has a goal too
 * @param allowed the part of rollouts that may be stopped; null for alpha, with the excess that chance gives in 99.9 % of simulations
 */
record FalseAlarms(
        String title,
        long seed,
        Swings swings,
        boolean raw,
        @Nullable Double allowed) implements Topic {
    private static final double[] RATES = {.0005, .005, .02};
    private static final double[] PER_SECOND = {10, 100, 1000};

    static List<Topic> all() {
        return List.of(
                new FalseAlarms(
                        "Healthy rollouts stopped; shared swings of CV .5 each minute",
                        1100,
                        Swings.shared(.5),
                        true,
                        null),
                new FalseAlarms(
                        "Healthy rollouts stopped; each arm swings for itself, CV .3 each minute",
                        1200,
                        Swings.perArm(.3, 1),
                        false,
                        null),
                new FalseAlarms(
                        "Healthy rollouts stopped; each arm swings for itself, CV .5 each minute",
                        1300,
                        Swings.perArm(.5, 1),
                        false,
                        .025));
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        long cell = seed;
        double limit = allowed == null ? runs.most(ErrorWatch.ALPHA) : Math.floor(allowed * runs.count());
        for (double rate : RATES) {
            for (double perSecond : PER_SECOND) {
                Cell healthy = Cell.staged(perSecond, rate, rate, swings);
                List<ErrorWatch> watches = healthy.run(
                        runs, cell++, () -> new ErrorWatch(healthy.shares().size(), healthy.seconds()));
                double trusting = Alarms.of(watches, ErrorWatch::raw).raised();
                lines.add(
                        raw
                                ? Line.atMost(limit, runs.of(), healthy.words() + ", raw", trusting)
                                : Line.published(runs.of(), healthy.words() + ", raw", trusting));
                lines.add(Line.atMost(
                        limit,
                        runs.of(),
                        healthy.words() + ", guarded",
                        Alarms.of(watches, ErrorWatch::guarded).raised()));
            }
        }
        return lines;
    }
}
