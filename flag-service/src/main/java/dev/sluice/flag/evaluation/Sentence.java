package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flagengine.Explanation.Step;

/** Says in words what decided about a caller. */
final class Sentence {
    private Sentence() {}

    static String of(Flag flag, Decided decided) {
        if (decided.evaluation().error() != null) {
            return "The flag cannot be evaluated for the caller: "
                    + decided.evaluation().message();
        }
        Step.Draw draw = decided.draw();
        return "The caller gets '" + decided.evaluation().variant() + "' at revision " + flag.revision()
                + ", decided by " + decided.by()
                + (draw == null ? "" : ": " + bucket(flag.exposure(), decided, draw)) + ".";
    }

    private static String bucket(Exposure exposure, Decided decided, Step.Draw draw) {
        String bucket = "bucket " + draw.bucket() + " of " + draw.total();
        return decided.byPercentage()
                ? bucket + " is " + (draw.bucket() < exposure.buckets() ? "below " : "not below ") + exposure.buckets()
                        + ", which is " + exposure.percentage() + " percent"
                : bucket;
    }
}
