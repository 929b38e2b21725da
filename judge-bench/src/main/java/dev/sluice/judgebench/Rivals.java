package dev.sluice.judgebench;

import java.util.ArrayList;
import java.util.List;

/** What the rules of others say of the same simulated rollouts. */
final class Rivals {
    private static final long SEED = 4100;
    private static final int DIVISOR = 5;
    private static final String FORMAT = "%-44s %-13s %-13s %-13s %-13s %-13s %-13s";

    private Rivals() {}

    static List<String> table(Runs all) {
        Runs runs = all.part(DIVISOR);
        List<String> lines = new ArrayList<>();
        lines.add("Side by side with the rules of others: part of %,d rollouts that is stopped @ median minute of those"
                .formatted(runs.count()));
        lines.add(FORMAT.formatted(
                "staged 1 -> 50 %", "Sluice", "guarded", "Argo", "Flagger", "Kayenta", "naive z-test"));
        long seed = SEED;
        for (double rate : new double[] {.0005, .005, .02}) {
            lines.add(staged(runs, seed++, Cell.staged(100, rate, rate, Swings.shared(.5)), ", shared swings"));
        }
        lines.add(staged(runs, seed++, Cell.staged(100, .02, .02, Swings.perArm(.3, 1)), ", swings per arm"));
        for (double rate : new double[] {.002, .005, .02, .1}) {
            lines.add(staged(runs, seed++, Cell.staged(100, .001, rate, Swings.NONE), ""));
        }
        lines.add(staged(runs, seed++, Cell.staged(100, .02, .03, Swings.NONE), ""));
        lines.add("");
        lines.add(FORMAT.formatted(
                "equal arms, 60 minutes", "Sluice", "guarded", "Argo", "Flagger", "Kayenta", "naive z-test"));
        for (double rate : new double[] {.001, .002, .005}) {
            lines.add(equal(runs, seed++, EqualArms.cell(rate)));
        }
        return lines;
    }

    private static String staged(Runs runs, long seed, Cell cell, String more) {
        List<ErrorWatch> ours =
                cell.run(runs, seed, () -> new ErrorWatch(cell.shares().size(), cell.seconds()));
        return row(runs, seed, cell, more, Alarms.of(ours, ErrorWatch::raw), Alarms.of(ours, ErrorWatch::guarded));
    }

    /** Here ours is alpha spending. */
    private static String equal(Runs runs, long seed, Cell cell) {
        double planned = cell.perSecond() * 3600 * cell.base();
        return row(
                runs,
                seed,
                cell,
                "",
                Alarms.of(cell.run(runs, seed, () -> new SpendingWatch(0, planned)), SpendingWatch::alarm),
                Alarms.of(cell.run(runs, seed, () -> new SpendingWatch(.3, planned)), SpendingWatch::alarm));
    }

    private static String row(Runs runs, long seed, Cell cell, String more, Alarms raw, Alarms guarded) {
        return FORMAT.formatted(
                        cell.words() + more,
                        raw.brief(),
                        guarded.brief(),
                        Alarms.of(cell.run(runs, seed, () -> new StrikesWatch(4)), StrikesWatch::alarm)
                                .brief(),
                        Alarms.of(cell.run(runs, seed, () -> new StrikesWatch(5)), StrikesWatch::alarm)
                                .brief(),
                        Alarms.of(cell.run(runs, seed, KayentaWatch::new), KayentaWatch::alarm)
                                .brief(),
                        Alarms.of(cell.run(runs, seed, NaiveWatch::new), NaiveWatch::alarm)
                                .brief())
                .stripTrailing();
    }
}
