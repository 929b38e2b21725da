package dev.sluice.flagengine;

import dev.sluice.flagengine.rule.Scope;
import dev.sluice.flagengine.rule.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks. Looks at the attributes, never copies them; make one for all flags of a request. */
public final class EvaluationContext {
    private final Scope scope;

    private EvaluationContext(Scope scope) {
        this.scope = scope;
    }

    /**
     * A caller.
     *
     * @param attributes JSON as Java objects; {@code targetingKey} among them, where there is one
     * @param timestamp seconds since 1970, for rules that read {@code $flagd.timestamp}
     */
    public static EvaluationContext of(Map<String, ? extends @Nullable Object> attributes, long timestamp) {
        return new EvaluationContext(Scope.ofCaller(attributes, timestamp));
    }

    /** One attribute of the caller; null also when there is none. */
    public @Nullable Object attribute(String name) {
        return scope.attribute(name);
    }

    /** Whether a rule that was evaluated for this caller asked for the time; if none did, the same comes of it at any time. */
    public boolean hasReadTime() {
        return scope.hasReadTime();
    }

    Scope scope() {
        return scope;
    }

    Scope tracing(Trace trace) {
        return scope.tracing(trace);
    }
}
