package dev.sluice.judgebench;

import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;
import java.util.ArrayList;
import java.util.List;

/** How soon a version that was healthy for long is found when it breaks. */
final class LateOnset implements Topic {
    private static final long SEED = 2300;
    private static final Requests LOOK = new Requests(1000, .1);
    private static final double HEALTHY = .001;
    private static final double BROKEN = .02;
    private static final int LOOKS_PER_MINUTE = 6;
    private static final int MOST_LOOKS = 60 * LOOKS_PER_MINUTE;
    private static final int LONG = 1000;
    private static final int DIVISOR = 10;

    @Override
    public String title() {
        return ".1 -> 2 % at 100 requests/s and a share of 10 %, after minutes of health (five stages planned)";
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        for (int minutes : new int[] {0, 60, 1440}) {
            Runs some = minutes > LONG ? runs.part(DIVISOR) : runs;
            List<ErrorWatch> watches = some.map(run -> broken(new Chance(SEED + minutes, run), minutes));
            String name = "after %,d minutes, %,d runs, ".formatted(minutes, some.count());
            lines.add(Line.atMost(
                    1.5,
                    "min",
                    name + "raw, median",
                    Alarms.of(watches, ErrorWatch::raw).medianMinute()));
            lines.add(Line.atMost(
                    1.5,
                    "min",
                    name + "guarded, median",
                    Alarms.of(watches, ErrorWatch::guarded).medianMinute()));
        }
        return lines;
    }

    private static ErrorWatch broken(Chance chance, int minutes) {
        double seconds = 60.0 / LOOKS_PER_MINUTE;
        RateProcess process = RateProcess.errors(new Restarts(5));
        for (int look = 0; look < minutes * LOOKS_PER_MINUTE; look++) {
            process = process.observe(LOOK.counts(chance, HEALTHY, HEALTHY), seconds);
        }
        ErrorWatch watch = new ErrorWatch(process, seconds);
        for (int look = 1; look <= MOST_LOOKS && !watch.done(); look++) {
            watch.look(LOOK.counts(chance, HEALTHY, BROKEN), (double) look / LOOKS_PER_MINUTE, 0);
        }
        return watch;
    }
}
