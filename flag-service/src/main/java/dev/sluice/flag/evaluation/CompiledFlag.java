package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import java.util.Objects;

/** A flag made ready: evaluating it is a look at the context and at most one hash. */
public final class CompiledFlag {
    private final Flag flag;
    private final boolean split;
    private final int threshold;
    private final Evaluation everybody;
    private final Evaluation internal;
    private final Evaluation inside;
    private final Evaluation outside;

    private CompiledFlag(Flag flag) {
        Exposure exposure = flag.exposure();
        this.flag = flag;
        this.threshold = exposure.buckets();
        boolean all = threshold == Bucketing.BUCKETS;
        this.split = !all && (threshold > 0 || exposure.internal());
        this.everybody = outcome(all ? exposure.variant() : exposure.otherwise(), Reason.STATIC);
        this.internal = outcome(exposure.variant(), Reason.TARGETING_MATCH);
        this.inside = outcome(exposure.variant(), Reason.SPLIT);
        this.outside = outcome(exposure.otherwise(), Reason.SPLIT);
    }

    public static CompiledFlag of(Flag flag) {
        return new CompiledFlag(flag);
    }

    public Evaluation evaluate(EvaluationContext context) {
        if (!split) {
            return everybody;
        }
        if (flag.exposure().internal() && context.isInternal()) {
            return internal;
        }
        return Bucketing.bucket(flag.key(), context.targetingKey()) < threshold ? inside : outside;
    }

    public Explanation explain(EvaluationContext context) {
        Evaluation evaluation = evaluate(context);
        int bucket = Bucketing.bucket(flag.key(), context.targetingKey());
        String gets = "gets '" + evaluation.variant() + "' at revision " + flag.revision();
        String why =
                switch (evaluation.reason()) {
                    case STATIC -> "Everybody " + gets + ".";
                    case TARGETING_MATCH -> "The caller " + gets + ", being internal.";
                    case SPLIT ->
                        "The caller " + gets + ": bucket " + bucket + " of " + Bucketing.BUCKETS + " is "
                                + (bucket < threshold ? "below " : "not below ") + threshold + ", which is "
                                + flag.exposure().percentage() + " percent.";
                };
        return new Explanation(evaluation, bucket, why);
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

    private Evaluation outcome(String variant, Reason reason) {
        boolean value =
                Objects.requireNonNull(flag.definition().variants().values().get(variant), variant);
        return new Evaluation(flag.key(), flag.revision(), variant, value, reason);
    }
}
