package dev.sluice.judgebench;

import dev.sluice.judge.Histogram;
import dev.sluice.judge.Restarts;
import dev.sluice.judge.latency.ExceedanceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How soon longer durations are found, and whether a shared drift is taken for them. */
final class LatencyRows implements Topic {
    private static final long SEED = 2400;
    private static final double MEDIAN = .1;
    private static final int LOOKS = 60;
    private static final int PER_LOOK = 60;
    private static final int BEFORE = 2000;
    private static final int DIVISOR = 4;
    private static final List<Double> SHARES = List.of(.01, .05, .1, .25, .5);

    @Override
    public String title() {
        return "Longer durations; equal arms of 60 requests a minute, lognormal, looks of a minute, within 60 minutes";
    }

    /** What was seen of one run. */
    private record Seen(Alarm raw, Alarm guarded) {
        static final Seen NOTHING = new Seen(Alarm.NONE, Alarm.NONE);

        Seen look(ExceedanceProcess process, double minute) {
            return new Seen(
                    raw.or(!raw.raised() && process.logRaw() >= ErrorWatch.BOUND, minute, 0),
                    guarded.or(!guarded.raised() && process.logGuarded() >= ErrorWatch.BOUND, minute, 0));
        }

        boolean done() {
            return raw.raised() && guarded.raised();
        }
    }

    @Override
    public List<Line> lines(Runs all) {
        List<Line> lines = new ArrayList<>();
        Runs some = all.part(DIVISOR);
        found(lines, some, 1.5, 3, 8);
        found(lines, some, 2, 2, 4);
        found(lines, some, 1.2, 12, 25);
        none(lines, some, "A/A", some.map(run -> equalArms(new Chance(SEED, run), 1)));
        none(
                lines,
                some,
                "both arms 1 -> 1.5 times as long, share 1 -> 50 %",
                some.map(run -> drifting(new Chance(SEED + 1, run))));
        return lines;
    }

    private static void found(List<Line> lines, Runs runs, double factor, double rawMost, double guardedMost) {
        long seed = SEED + Math.round(factor * 10);
        List<Seen> seen = runs.map(run -> equalArms(new Chance(seed, run), factor));
        String name = String.format(Locale.ROOT, "durations x %.1f, %,d runs, ", factor, runs.count());
        lines.add(Line.atMost(
                rawMost, "min", name + "raw, median", Alarms.of(seen, Seen::raw).medianMinute()));
        lines.add(Line.atMost(
                guardedMost,
                "min",
                name + "guarded, median",
                Alarms.of(seen, Seen::guarded).medianMinute()));
    }

    private static void none(List<Line> lines, Runs runs, String name, List<Seen> seen) {
        double most = runs.most(ErrorWatch.ALPHA);
        lines.add(Line.atMost(
                most,
                runs.of(),
                name + ", raw, stopped",
                Alarms.of(seen, Seen::raw).raised()));
        lines.add(Line.atMost(
                most,
                runs.of(),
                name + ", guarded, stopped",
                Alarms.of(seen, Seen::guarded).raised()));
    }

    private static Seen equalArms(Chance chance, double factor) {
        ExceedanceProcess process = ExceedanceProcess.start(new Restarts(1), Durations.of(chance, BEFORE, MEDIAN));
        Seen seen = Seen.NOTHING;
        for (int look = 1; look <= LOOKS && !seen.done(); look++) {
            process = process.observe(
                    Durations.of(chance, PER_LOOK, MEDIAN), Durations.of(chance, PER_LOOK, MEDIAN * factor), 60);
            seen = seen.look(process, look);
        }
        return seen;
    }

    /** 20 requests a second, five minutes a stage, looks of 20 s; both versions get slower without a pause. */
    private static Seen drifting(Chance chance) {
        int looks = 15 * SHARES.size();
        Histogram recent = Durations.of(chance, BEFORE, MEDIAN);
        ExceedanceProcess process = ExceedanceProcess.start(new Restarts(SHARES.size()), recent);
        Seen seen = Seen.NOTHING;
        for (int look = 1; look <= looks; look++) {
            int stage = (look - 1) / 15;
            if (stage > 0 && look % 15 == 1) {
                process = process.stage(recent);
                recent = Histogram.NONE;
            }
            double median = MEDIAN * (1 + .5 * look / looks);
            int candidates = (int) Math.round(400 * SHARES.get(stage));
            Histogram baseline = Durations.of(chance, 400 - candidates, median);
            process = process.observe(baseline, Durations.of(chance, candidates, median), 20);
            recent = recent.plus(baseline);
            seen = seen.look(process, look / 3.0);
        }
        return seen;
    }
}
