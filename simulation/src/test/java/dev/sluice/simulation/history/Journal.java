package dev.sluice.simulation.history;

import dev.sluice.simulation.world.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, one line per step: time, who, what. */
public final class Journal {
    private final Timeline timeline;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();
    private long steps;

    /** A journal that keeps its lines, or only counts them. */
    public Journal(Timeline timeline, boolean kept) {
        this.timeline = timeline;
        this.kept = kept;
    }

    public void step(String who, Supplier<String> what) {
        steps++;
        if (kept) {
            lines.add(String.format("%9.3f s  %-12s %s", timeline.now() / 1000.0, who, what.get()));
        }
    }

    public long steps() {
        return steps;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
