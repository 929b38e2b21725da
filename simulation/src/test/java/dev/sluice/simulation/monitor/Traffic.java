package dev.sluice.simulation.monitor;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.exposition.Reading;
import dev.sluice.simulation.world.Timeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The requests of the users of one target, counted by version or variant. */
public final class Traffic {
    private static final double PER_MILLISECOND = 2;
    private static final double GOOD = 0.001;
    private static final double BAD = 0.3;

    /** What the source of the counts does. */
    public enum Source {
        ANSWERS,
        FAILS,
        /** It answers, and nobody sends requests. */
        SILENT
    }

    private final Timeline timeline;
    private final Supplier<Map<String, Double>> shares;
    private final Map<String, double[]> counts = new HashMap<>();
    private final Set<String> bad = new HashSet<>();
    private Source source = Source.ANSWERS;
    private long last;

    /** Users; {@code shares}: percent by version, now. */
    public Traffic(Timeline timeline, Supplier<Map<String, Double>> shares) {
        this.timeline = timeline;
        this.shares = shares;
    }

    public Source source() {
        return source;
    }

    public void behave(Source next) {
        count();
        source = next;
    }

    /** From now on this version fails. */
    public void spoil(String version) {
        count();
        bad.add(version);
    }

    /** It does not fail any more. */
    public void mend(String version) {
        count();
        bad.remove(version);
    }

    public boolean spoiled(String version) {
        return bad.contains(version);
    }

    /** Called before the shares change. */
    public void count() {
        count(shares.get());
    }

    /** As {@link #count()}, when the shares have just changed and were these. */
    public void count(Map<String, Double> now) {
        double requests = source == Source.SILENT ? 0 : PER_MILLISECOND * (timeline.now() - last);
        last = timeline.now();
        now.forEach((version, percent) -> {
            double[] count = counts.computeIfAbsent(version, name -> new double[2]);
            count[0] += requests * percent / 100;
            count[1] += requests * percent / 100 * (bad.contains(version) ? BAD : GOOD);
        });
    }

    Reading reading(Arms arms) {
        count();
        ArmCounts both = new ArmCounts(counts(arms.baseline()), counts(arms.candidate()));
        return new Reading(0, new Tally(both, Histogram.NONE, Histogram.NONE));
    }

    private Counts counts(String version) {
        double[] count = counts.getOrDefault(version, new double[2]);
        return new Counts((long) count[0], (long) count[1]);
    }
}
