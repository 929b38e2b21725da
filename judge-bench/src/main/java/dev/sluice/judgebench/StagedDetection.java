package dev.sluice.judgebench;

import java.util.ArrayList;
import java.util.List;

/** How soon a worse version is found from a 1 % stage on. */
final class StagedDetection implements Topic {
    private static final long SEED = 2100;

    @Override
    public String title() {
        return "Worse versions found; 100 requests/s, five stages of five minutes from 1 to 50 %";
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        Found gross = found(runs, .02, 0);
        lines.add(Line.published(
                "min", gross.name("raw, median (limit 1.7)"), gross.raw().medianMinute()));
        lines.add(Line.atMost(
                3.5, "min", gross.name("guarded, median"), gross.guarded().medianMinute()));
        lines.add(Line.atMost(
                5,
                "errors",
                gross.name("guarded, served, median"),
                gross.guarded().medianServed()));
        Found clear = found(runs, .005, 1);
        lines.add(Line.atMost(
                10, "min", clear.name("raw, median (limit 7.3)"), clear.raw().medianMinute()));
        lines.add(Line.atMost(
                10.5, "min", clear.name("guarded, median"), clear.guarded().medianMinute()));
        Found small = found(runs, .002, 2);
        lines.add(Line.atLeast(
                .65, "", small.name("raw, found (limit .86)"), small.raw().part()));
        lines.add(Line.atLeast(
                .43, "", small.name("guarded, found"), small.guarded().part()));
        return lines;
    }

    private record Found(Cell cell, Alarms raw, Alarms guarded) {
        String name(String what) {
            return cell.words() + ", " + what;
        }
    }

    private static Found found(Runs runs, double rate, int number) {
        Cell cell = Cell.staged(100, .001, rate, Swings.NONE);
        List<ErrorWatch> watches =
                cell.run(runs, SEED + number, () -> new ErrorWatch(cell.shares().size(), cell.seconds()));
        return new Found(cell, Alarms.of(watches, ErrorWatch::raw), Alarms.of(watches, ErrorWatch::guarded));
    }
}
