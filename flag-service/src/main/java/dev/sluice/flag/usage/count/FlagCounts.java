package dev.sluice.flag.usage.count;

import dev.sluice.flag.model.Scope;
import dev.sluice.flagengine.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What came of one flag. A line is found by looking at a handful, newest first: that is faster than any map. */
public final class FlagCounts {
    /** How many lines a flag has at most; there are so many only while it is changed all the time. */
    static final int MOST = 256;

    /** After so many rounds without an evaluation a line goes. */
    static final int PATIENCE = 120;

    private final String flag;
    private final Scope scope;
    private volatile Line[] lines = {};

    /** Lines that nobody finds any more. Who has just found one may still count with it, so it stays for another round, of seconds. */
    private final List<Line> leaving = new ArrayList<>();

    private final Map<Outcome, Long> gone = new HashMap<>();

    private record Outcome(String variant, Reason reason) {}

    FlagCounts(String flag, Scope scope) {
        this.flag = flag;
        this.scope = scope;
    }

    /** Counts an evaluation so many times; false when nothing like it was counted so far. */
    boolean count(long revision, String variant, Reason reason, long times) {
        for (Line line : lines) {
            if (line.is(revision, variant, reason)) {
                line.add(times);
                return true;
            }
        }
        return false;
    }

    /**
     * Counts an evaluation of a kind that was not counted so far.
     *
     * @return false when there is no room for it
     */
    synchronized boolean countNew(long revision, String variant, Reason reason, long times) {
        if (count(revision, variant, reason, times)) {
            return true; // another thread was faster
        }
        Line[] known = lines;
        if (known.length >= MOST) {
            return false;
        }
        Line line = new Line(revision, variant, reason);
        line.add(times);
        Line[] more = new Line[known.length + 1];
        more[0] = line;
        System.arraycopy(known, 0, more, 1, known.length);
        lines = more;
        return true;
    }

    /** What a sink has not taken so far. */
    synchronized Unpublished unpublished(Sink sink) {
        return Unpublished.of(this, sink, all());
    }

    /** Ends a round: what was not evaluated for long is forgotten, once it is published. */
    synchronized void round() {
        for (Iterator<Line> each = leaving.iterator(); each.hasNext(); ) {
            Line line = each.next();
            if (line.isPublished()) {
                gone.merge(new Outcome(line.variant(), line.reason()), line.total(), Long::sum);
                each.remove();
            }
        }
        List<Line> idle = Arrays.stream(lines)
                .filter(line -> line.idle() >= PATIENCE && line.isPublished())
                .toList();
        if (!idle.isEmpty()) {
            lines = Arrays.stream(lines).filter(line -> !idle.contains(line)).toArray(Line[]::new);
            leaving.addAll(idle);
        }
    }

    /** Of all revisions, since the start. */
    public synchronized long total(String variant, Reason reason) {
        return gone.getOrDefault(new Outcome(variant, reason), 0L)
                + all().filter(line -> line.is(variant, reason))
                        .mapToLong(Line::total)
                        .sum();
    }

    private Stream<Line> all() {
        return Stream.concat(Arrays.stream(lines), leaving.stream());
    }

    int size() {
        return lines.length;
    }

    public String flag() {
        return flag;
    }

    public Scope scope() {
        return scope;
    }
}
