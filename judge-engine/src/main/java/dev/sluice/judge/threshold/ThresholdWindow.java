package dev.sluice.judge.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An absolute limit on a value: broken when N of the last M intervals are beyond it. It compares with no baseline and has no alpha:
 * how often a healthy version breaks it is up to whoever chose the limit, and a shared incident breaks it too; verdicts say so.
 *
 * <p>A missing value takes its place in the window and is never good: the limit is kept only when it would be even if every missing
 * value were beyond it.
 *
 * @param last the last intervals, oldest first, at most {@link Limit#window}
 */
public record ThresholdWindow(Limit limit, List<Reading> last) {
    /** What the window says. */
    public enum State {
        BROKEN,
        KEPT,
        /** The window is not full yet, or too much of it is missing. */
        UNKNOWN
    }

    public ThresholdWindow {
        last = List.copyOf(last);
        if (last.size() > limit.window()) {
            throw new IllegalArgumentException("no more intervals than the window has");
        }
    }

    public static ThresholdWindow start(Limit limit) {
        return new ThresholdWindow(limit, List.of());
    }

    /** One interval; empty when it had no value. */
    public ThresholdWindow observe(OptionalDouble value) {
        List<Reading> next = new ArrayList<>(last);
        next.add(value.isPresent() ? limit.read(value.getAsDouble()) : Reading.MISSING);
        return new ThresholdWindow(limit, next.subList(Math.max(0, next.size() - limit.window()), next.size()));
    }

    public State state() {
        if (count(Reading.BEYOND) >= limit.breaches()) {
            return State.BROKEN;
        }
        boolean full = last.size() == limit.window();
        return full && count(Reading.BEYOND) + count(Reading.MISSING) < limit.breaches() ? State.KEPT : State.UNKNOWN;
    }

    /** How many intervals of the window read so. */
    public long count(Reading reading) {
        return last.stream().filter(each -> each == reading).count();
    }
}
