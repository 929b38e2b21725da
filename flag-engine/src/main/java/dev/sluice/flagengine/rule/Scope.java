package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's variables refer to: the context of the caller, or inside an iteration the current element. A single final class, so that
 * asking it costs no virtual call.
 */
public final class Scope {
    private static final String FLAGD = "$flagd";
    private static final String FLAG_KEY = "flagKey";
    private static final String TIMESTAMP = "timestamp";
    private static final String TARGETING_KEY = "targetingKey";

    private final @Nullable Object data;
    private final boolean isCaller;
    private final CallTime time;
    private final @Nullable Budget budget;
    private final @Nullable Trace trace;

    private Scope(
            @Nullable Object data, boolean isCaller, CallTime time, @Nullable Budget budget, @Nullable Trace trace) {
        this.data = data;
        this.isCaller = isCaller;
        this.time = time;
        this.budget = budget;
        this.trace = trace;
    }

    /**
     * The context of a caller; read, never copied.
     *
     * @param attributes JSON as Java objects
     * @param timestamp seconds since 1970, flagd's {@code $flagd.timestamp}
     */
    public static Scope ofCaller(Map<String, ? extends @Nullable Object> attributes, long timestamp) {
        return new Scope(attributes, true, new CallTime(timestamp), null, null);
    }

    /** The same, telling the trace how the rule was evaluated. */
    public Scope tracing(Trace sink) {
        return new Scope(data, isCaller, time, budget, sink);
    }

    Scope within(Budget limit) {
        return new Scope(data, isCaller, time, limit, trace);
    }

    /** An element of a list that is gone through. */
    Scope element(@Nullable Object value) {
        return new Scope(value, false, time, budget, trace);
    }

    @Nullable
    Object data() {
        return data;
    }

    /** The whole context, as a rule may ask for it with an empty name. */
    @Nullable
    Object whole(String flagKey) {
        if (!isCaller || !(data instanceof Map<?, ?> attributes)) {
            return data;
        }
        makes((long) Budget.ENTRY * attributes.size());
        Map<Object, Object> all = new HashMap<>(attributes);
        all.put(FLAGD, Map.of(FLAG_KEY, flagKey, TIMESTAMP, time.read()));
        return all;
    }

    boolean isCaller() {
        return isCaller;
    }

    long timestamp() {
        return time.read();
    }

    /** Whether any rule has asked what time it is, so that the same rules may say something else at another time. */
    public boolean hasReadTime() {
        return time.wasRead();
    }

    /** What a percentage is drawn by; null when the caller gave none. */
    @Nullable
    Object targetingKey() {
        return attribute(TARGETING_KEY);
    }

    /** Null also when there is none. */
    public @Nullable Object attribute(String name) {
        return data instanceof Map<?, ?> attributes ? attributes.get(name) : Path.step(data, name, null);
    }

    Budget budget() {
        if (budget == null) {
            throw new IllegalStateException("a rule that iterates is given a budget");
        }
        return budget;
    }

    /** Takes what a rule makes from the budget; a small rule without loops has none, and needs none. */
    void makes(long size) {
        if (budget != null) {
            budget.make(size);
        }
    }

    /** The same for a list that was made. */
    <T extends @Nullable Object> List<T> made(List<T> list) {
        if (budget != null) {
            long size = Budget.size(list);
            Budget.check(size);
            budget.make(size);
        }
        return list;
    }

    /** A value as text. */
    String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        String text = Text.of(value, Budget.LARGEST);
        if (text == null) {
            throw Budget.tooLarge();
        }
        makes(text.length());
        return text;
    }

    @Nullable
    Trace trace() {
        return trace;
    }
}
