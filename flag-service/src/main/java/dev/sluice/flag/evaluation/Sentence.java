package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import dev.sluice.flagengine.Explanation;
import dev.sluice.flagengine.Explanation.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words which of a flag's rules decided about a caller; reads the steps with what {@link FlagdDefinition} made of the flag. */
final class Sentence {
    /** The operator's name is part of its pointer, and its operands follow. */
    private static final String IF = "/if";

    private static final String RESULT_OF_PREREQUISITES = IF + "/1";

    private final Flag flag;
    private final Explanation explanation;

    private Sentence(Flag flag, Explanation explanation) {
        this.flag = flag;
        this.explanation = explanation;
    }

    static Why of(Flag flag, Explanation explanation) {
        Sentence sentence = new Sentence(flag, explanation);
        Optional<Step.Draw> draw =
                sentence.deciding().filter(Step.Draw.class::isInstance).map(Step.Draw.class::cast);
        return new Why(explanation.evaluation(), draw.map(Step.Draw::bucket).orElse(null), sentence.said(draw));
    }

    private String said(Optional<Step.Draw> draw) {
        if (explanation.evaluation().error() != null) {
            return "The flag cannot be evaluated for the caller: "
                    + explanation.evaluation().message();
        }
        Content content = flag.content();
        String gets = "gets '" + explanation.evaluation().variant() + "' at revision " + flag.revision();
        if (!content.enabled()) {
            return "Everybody " + gets + ": the flag is disabled.";
        }
        if (prerequisiteFailed()) {
            return "The caller " + gets + ": not every prerequisite holds for them ("
                    + content.prerequisites().stream().map(Prerequisite::flag).collect(Collectors.joining(", "))
                    + ").";
        }
        Optional<String> rule = decidingRule();
        if (rule.isPresent()) {
            return "The caller " + gets + ": " + rule.get() + " is about them"
                    + draw.map(drawn -> ", and bucket " + drawn.bucket() + " of " + drawn.total() + " is theirs")
                            .orElse("")
                    + ".";
        }
        return content.targeting() instanceof Targeting.Expert
                ? "The caller " + gets + ", by the flag's JsonLogic or, where that leaves them, by its exposure."
                : exposed(gets, draw);
    }

    private String exposed(String gets, Optional<Step.Draw> draw) {
        Exposure exposure = flag.exposure();
        if (steps().isEmpty()) {
            return "Everybody " + gets + ".";
        }
        if (draw.isPresent()) {
            long bucket = draw.get().bucket();
            return "The caller " + gets + ": bucket " + bucket + " of "
                    + draw.get().total() + " is "
                    + (bucket < exposure.buckets() ? "below " : "not below ") + exposure.buckets() + ", which is "
                    + exposure.percentage() + " percent.";
        }
        if (!exposure.internal()) {
            return "The caller " + gets + ", as all do whom no rule is about.";
        }
        return tookFirst(exposurePointer())
                ? "The caller " + gets + ", being internal."
                : "The caller " + gets + ", not being internal.";
    }

    private boolean prerequisiteFailed() {
        return !flag.content().prerequisites().isEmpty()
                && branch(IF).filter(taken -> taken > 0).isPresent();
    }

    private Optional<String> decidingRule() {
        if (!(flag.content().targeting() instanceof Targeting.Rules targeting)
                || targeting.rules().isEmpty()) {
            return Optional.empty();
        }
        List<TargetingRule> rules = targeting.rules();
        return branch(base() + IF).filter(taken -> taken < rules.size()).map(taken -> {
            String name = rules.get(taken).name();
            return "rule " + (taken + 1) + (name == null ? "" : " ('" + name + "')");
        });
    }

    /** The last step outside of the prerequisites. */
    private Optional<Step> deciding() {
        List<Step> steps = steps();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** Those that are about this flag and not about its prerequisites. */
    private List<Step> steps() {
        return explanation.steps().stream()
                .filter(step -> step.pointer().startsWith(base()))
                .toList();
    }

    /** Where the flag's own rules begin. */
    private String base() {
        return flag.content().prerequisites().isEmpty() ? "" : RESULT_OF_PREREQUISITES;
    }

    /** Where the audience is told from all others, when no rule is about the caller. */
    private String exposurePointer() {
        int rules = flag.content().targeting() instanceof Targeting.Rules targeting
                ? targeting.rules().size()
                : 0;
        return (rules == 0 ? base() : base() + IF + "/" + 2 * rules) + IF;
    }

    private boolean tookFirst(String pointer) {
        return branch(pointer).filter(taken -> taken == 0).isPresent();
    }

    private Optional<Integer> branch(String pointer) {
        return explanation.steps().stream()
                .filter(step -> step.pointer().equals(pointer))
                .filter(Step.Branch.class::isInstance)
                .map(step -> ((Step.Branch) step).taken())
                .findFirst();
    }
}
