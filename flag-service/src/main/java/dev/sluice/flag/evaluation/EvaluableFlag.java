package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Explanation.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A flag with its definition compiled. */
public final class EvaluableFlag {
    private final Flag flag;
    private final JsonNode definition;
    private final Map<String, JsonNode> segments;
    private final CompiledFlag compiled;

    private EvaluableFlag(Flag flag, JsonNode definition, Map<String, JsonNode> segments) {
        this.flag = flag;
        this.definition = definition;
        this.segments = segments;
        this.compiled = CompiledFlag.of(flag.key(), definition, segments);
    }

    /**
     * Compiles a flag.
     *
     * @param others finds the flags that it has for prerequisites
     * @param segments rules by name, that its own may refer to
     */
    public static EvaluableFlag of(Flag flag, Function<String, @Nullable Flag> others, Map<String, JsonNode> segments) {
        return of(flag, others, segments, null);
    }

    /**
     * The same, without compiling what is compiled already.
     *
     * @param known the flag as it was compiled before; given back where nothing about it changed
     */
    static EvaluableFlag of(
            Flag flag,
            Function<String, @Nullable Flag> others,
            Map<String, JsonNode> segments,
            @Nullable EvaluableFlag known) {
        JsonNode definition = FlagdDefinition.of(flag, others);
        return known != null && known.isMadeOf(flag, definition, segments)
                ? known
                : new EvaluableFlag(flag, definition, segments);
    }

    /** The definition has the rules of its prerequisites in it, so nothing else need be looked at. */
    private boolean isMadeOf(Flag ofFlag, JsonNode ofDefinition, Map<String, JsonNode> ofSegments) {
        return flag.equals(ofFlag) && definition.equals(ofDefinition) && segments.equals(ofSegments);
    }

    public Evaluation evaluate(EvaluationContext caller) {
        return compiled.evaluate(caller);
    }

    /** Evaluated, and in a sentence for a person how it came about. */
    public Why explain(EvaluationContext caller) {
        Decided decided = decide(caller);
        Step.Draw draw = decided.draw();
        return new Why(decided.evaluation(), draw == null ? null : draw.bucket(), Sentence.of(flag, decided));
    }

    /** Evaluated, and what of the flag decided. */
    public Decided decide(EvaluationContext caller) {
        return Decided.of(flag, compiled.explain(caller));
    }

    /** A sentence about why it cannot be evaluated; empty when it can. */
    Optional<String> problem() {
        return compiled.problem();
    }

    /** Whether its rules may change with a segment; JsonLogic of experts may refer to any. */
    boolean mayReferTo(Scope scope, String segment) {
        return flag.scope().equals(scope)
                && switch (flag.content().targeting()) {
                    case Targeting.Expert expert -> true;
                    case Targeting.Rules rules -> rules.refersTo(segment);
                };
    }

    public Flag flag() {
        return flag;
    }

    /** What is evaluated, as flagd defines it; not to be changed. */
    public JsonNode definition() {
        return definition;
    }

    /** The names of the segments that its rules ask for, those of its prerequisites among them. */
    public Set<String> asksFor() {
        return Set.copyOf(definition.findValuesAsText("$ref"));
    }

    public String key() {
        return flag.key();
    }

    public long revision() {
        return flag.revision();
    }

    public Scope scope() {
        return flag.scope();
    }
}
