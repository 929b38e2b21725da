package dev.sluice.judgebench;

import java.util.ArrayList;
import java.util.List;

/** Alpha spending between arms of the same size, a look each minute. */
final class EqualArms implements Topic {
    private static final long SEED = 2200;

    @Override
    public String title() {
        return "Equal arms of 5 requests/s each, looks of a minute, within 60 minutes: alpha spending on the event clock";
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        long seed = SEED;
        for (double spread : new double[] {0, .3}) {
            String name = spread == 0 ? "raw" : "guarded (d = .3)";
            lines.add(Line.atLeast(
                    .42, "", ".1 -> .2 %, " + name + ", found (limit .555)", part(runs, seed++, spread, .002)));
            lines.add(Line.atMost(.01, "", "A/A .1 %, " + name + ", stopped", part(runs, seed++, spread, .001)));
        }
        return lines;
    }

    static Cell cell(double rate) {
        return new Cell(10, .001, rate, Swings.NONE, List.of(.5), 60, 60);
    }

    private static double part(Runs runs, long seed, double spread, double rate) {
        Cell cell = cell(rate);
        double planned = cell.perSecond() * 3600 * cell.base();
        return Alarms.of(cell.run(runs, seed, () -> new SpendingWatch(spread, planned)), SpendingWatch::alarm)
                .part();
    }
}
