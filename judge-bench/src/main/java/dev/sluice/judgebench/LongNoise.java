package dev.sluice.judgebench;

import java.util.ArrayList;
import java.util.List;

/** A limit that is published: noise of single arms that lasts longer than the guard's block of a minute. */
final class LongNoise implements Topic {
    private static final long SEED = 1400;

    @Override
    public String title() {
        return "Limits: healthy rollouts stopped when each arm swings for itself, CV .3, for longer than a block";
    }

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        long seed = SEED;
        for (int minutes : new int[] {3, 5}) {
            for (double rate : new double[] {.001, .02}) {
                Cell cell = Cell.staged(100, rate, rate, Swings.perArm(.3, minutes));
                List<ErrorWatch> watches = cell.run(
                        runs, seed++, () -> new ErrorWatch(cell.shares().size(), cell.seconds()));
                String name = cell.words() + ", " + minutes + " minutes, ";
                lines.add(Line.published(
                        "", name + "raw", Alarms.of(watches, ErrorWatch::raw).part()));
                lines.add(Line.published(
                        "",
                        name + "guarded",
                        Alarms.of(watches, ErrorWatch::guarded).part()));
            }
        }
        return lines;
    }
}
