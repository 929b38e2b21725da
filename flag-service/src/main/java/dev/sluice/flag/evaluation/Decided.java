package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Explanation;
import dev.sluice.flagengine.Explanation.Step;
import dev.sluice.flagengine.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a flag decided an evaluation, found by where the steps of its explanation stand in the rule that {@link FlagdDefinition} wrote.
 *
 * @param by {@code disabled}, {@code prerequisites}, {@code rule 2} (with its name where it has one), {@code expert rule},
 *     {@code expert rule or exposure} where that cannot be told, {@code exposure: everybody}, {@code exposure: internal} or {@code exposure: percentage}
 * @param draw the bucket that decided; null when none did
 */
public record Decided(Evaluation evaluation, String by, Step.@Nullable Draw draw) {
    private static final String EVERYBODY = "exposure: everybody";
    private static final String PERCENTAGE = "exposure: percentage";

    boolean byPercentage() {
        return by.equals(PERCENTAGE);
    }

    static Decided of(Flag flag, Explanation explanation) {
        return new Shape(flag.content(), explanation).decided();
    }

    /** What there is to look at. */
    private record Shape(Content content, Explanation explanation) {

        Decided decided() {
            if (!content.enabled()) {
                return decided("disabled");
            }
            if (content.prerequisites().isEmpty()) {
                return targeted("");
            }
            return taken("/if").filter(branch -> branch == 0).isPresent()
                    ? targeted("/if/1")
                    : decided("prerequisites");
        }

        private Decided targeted(String place) {
            return switch (content.targeting()) {
                case Targeting.Expert expert -> byExpert(place);
                case Targeting.Rules rules when rules.rules().isEmpty() -> exposed(place);
                case Targeting.Rules rules -> byRule(place + "/if", rules.rules());
            };
        }

        private Decided byRule(String place, List<TargetingRule> rules) {
            int branch = taken(place).orElse(rules.size());
            if (branch >= rules.size()) {
                return exposed(place + "/" + 2 * rules.size());
            }
            String name = rules.get(branch).name();
            String rule = "rule " + (branch + 1) + (name == null ? "" : " (" + name + ")");
            return decided(rule, place + "/" + (2 * branch + 1));
        }

        /** An expert's rule is the whole rule, or stands before the exposure, which is asked when it says nothing. */
        private Decided byExpert(String place) {
            if (explanation.evaluation().reason() == Reason.DEFAULT) {
                return decided(EVERYBODY);
            }
            if (standsAt(place + "/or/1")) {
                return exposed(place + "/or/1");
            }
            return isPerhapsOfEverybody() ? decided("expert rule or exposure") : decided("expert rule", place);
        }

        /** Behind prerequisites a variant for everybody stands in the rule, and leaves no trace of its own. */
        private boolean isPerhapsOfEverybody() {
            Exposure exposure = content.exposure();
            boolean isVariant = exposure.buckets() == FlagdDefinition.BUCKETS;
            boolean isOtherwise = exposure.buckets() == 0 && !exposure.internal();
            String everybodys = isVariant ? exposure.variant() : isOtherwise ? exposure.otherwise() : null;
            return !content.prerequisites().isEmpty()
                    && everybodys != null
                    && everybodys.equals(explanation.evaluation().variant());
        }

        private Decided exposed(String place) {
            if (taken(place + "/if").filter(branch -> branch == 0).isPresent()) {
                return decided("exposure: internal");
            }
            return draw(place).isPresent() ? decided(PERCENTAGE, place) : decided(EVERYBODY);
        }

        private Optional<Integer> taken(String pointer) {
            return explanation.steps().stream()
                    .filter(Step.Branch.class::isInstance)
                    .map(Step.Branch.class::cast)
                    .filter(branch -> branch.pointer().equals(pointer))
                    .map(Step.Branch::taken)
                    .findFirst();
        }

        private boolean standsAt(String place) {
            return explanation.steps().stream().anyMatch(step -> isWithin(step, place));
        }

        /** The last one: what is drawn in a condition comes before what is drawn in its result. */
        private Optional<Step.Draw> draw(String place) {
            return explanation.steps().stream()
                    .filter(Step.Draw.class::isInstance)
                    .map(Step.Draw.class::cast)
                    .filter(draw -> isWithin(draw, place))
                    .reduce((earlier, later) -> later);
        }

        private static boolean isWithin(Step step, String place) {
            return step.pointer().startsWith(place + "/");
        }

        private Decided decided(String by) {
            return new Decided(explanation.evaluation(), by, null);
        }

        private Decided decided(String by, String place) {
            return new Decided(explanation.evaluation(), by, draw(place).orElse(null));
        }
    }
}
