package dev.sluice.flag.model;

import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Serve;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import java.util.List;

/**
 * What can change about a flag. A caller goes through it from the top: a flag that is not enabled and a prerequisite that does not hold
 * end in the default variant; then the targeting decides, and last the exposure.
 *
 * @param enabled false: everybody gets the default variant
 */
public record Content(
        Card card, boolean enabled, List<Prerequisite> prerequisites, Targeting targeting, Exposure exposure) {
    public static final int MOST_PREREQUISITES = 10;

    public Content {
        prerequisites = List.copyOf(prerequisites);
        if (prerequisites.size() > MOST_PREREQUISITES) {
            throw new IllegalArgumentException("a flag has at most " + MOST_PREREQUISITES + " prerequisites");
        }
    }

    public static Content of(Exposure exposure) {
        return new Content(Card.EMPTY, true, List.of(), Targeting.NONE, exposure);
    }

    public Content with(Exposure next) {
        return new Content(card, enabled, prerequisites, targeting, next);
    }

    public Content with(Card next) {
        return new Content(next, enabled, prerequisites, targeting, exposure);
    }

    public Content with(List<Prerequisite> nextPrerequisites, Targeting nextTargeting) {
        return new Content(card, enabled, nextPrerequisites, nextTargeting, exposure);
    }

    public Content enabled(boolean next) {
        return new Content(card, next, prerequisites, targeting, exposure);
    }

    /** Whether it names only variants that there are; what JsonLogic of experts gives is only seen when it is evaluated. */
    boolean fits(Variants variants) {
        return variants.fit(exposure)
                && switch (targeting) {
                    case Targeting.Expert expert -> true;
                    case Targeting.Rules rules ->
                        rules.rules().stream().map(TargetingRule::serve).allMatch(serve -> fits(serve, variants));
                };
    }

    private static boolean fits(Serve serve, Variants variants) {
        return switch (serve) {
            case Serve.One one -> variants.has(one.variant());
            case Serve.Split split -> split.weights().keySet().stream().allMatch(variants::has);
        };
    }
}
