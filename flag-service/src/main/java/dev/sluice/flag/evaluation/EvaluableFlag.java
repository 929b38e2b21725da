package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Explanation;
import dev.sluice.flagengine.Explanation.Step;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A flag with its definition compiled. */
public final class EvaluableFlag {
    private final Flag flag;
    private final CompiledFlag compiled;

    private EvaluableFlag(Flag flag, CompiledFlag compiled) {
        this.flag = flag;
        this.compiled = compiled;
    }

    /**
     * Compiles a flag.
     *
     * @param others finds the flags that it has for prerequisites
     * @param segments rules by name, that its own may refer to
     */
    public static EvaluableFlag of(Flag flag, Function<String, @Nullable Flag> others, Map<String, JsonNode> segments) {
        return new EvaluableFlag(flag, CompiledFlag.of(flag.key(), FlagdDefinition.of(flag, others), segments));
    }

    public Evaluation evaluate(EvaluationContext caller) {
        return compiled.evaluate(caller);
    }

    /** Evaluated, and in a sentence for a person how it came about. */
    public Why explain(EvaluationContext caller) {
        Explanation explanation = compiled.explain(caller);
        Optional<Step.Draw> draw = explanation.steps().stream()
                .filter(Step.Draw.class::isInstance)
                .map(Step.Draw.class::cast)
                .findFirst();
        return new Why(explanation.evaluation(), draw.map(Step.Draw::bucket).orElse(null), sentence(explanation, draw));
    }

    /** Evaluated, and what of the flag decided. */
    public Decided decide(EvaluationContext caller) {
        return Decided.of(flag, compiled.explain(caller));
    }

    private String sentence(Explanation explanation, Optional<Step.Draw> draw) {
        Exposure exposure = flag.exposure();
        String gets = "gets '" + explanation.evaluation().variant() + "' at revision " + flag.revision();
        if (explanation.steps().isEmpty()) {
            return "Everybody " + gets + ".";
        }
        return draw.map(drawn -> "The caller " + gets + ": bucket " + drawn.bucket() + " of " + drawn.total() + " is "
                        + (drawn.bucket() < exposure.buckets() ? "below " : "not below ") + exposure.buckets()
                        + ", which is "
                        + exposure.percentage() + " percent.")
                .orElseGet(() -> isFirstBranch(explanation)
                        ? "The caller " + gets + ", being internal."
                        : "The caller " + gets + ", not being internal.");
    }

    private static boolean isFirstBranch(Explanation explanation) {
        return explanation.steps().getFirst() instanceof Step.Branch branch && branch.taken() == 0;
    }

    public Flag flag() {
        return flag;
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
