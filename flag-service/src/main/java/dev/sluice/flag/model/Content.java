package dev.sluice.flag.model;

import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Results;
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

    public Content with(List<Prerequisite> next) {
        return new Content(card, enabled, next, targeting, exposure);
    }

    public Content with(Targeting next) {
        return new Content(card, enabled, prerequisites, next, exposure);
    }

    public Content switchedOn() {
        return new Content(card, true, prerequisites, targeting, exposure);
    }

    /** Nobody gets anything but the default variant, whatever the rules say, until it is switched on; then the rules do, and the exposure is closed. */
    public Content switchedOff(Exposure closed) {
        return new Content(card, false, prerequisites, targeting, closed);
    }

    /** Whether it names only variants that there are; what JsonLogic of experts computes is only seen when it is evaluated. */
    public boolean fits(Variants variants) {
        return variants.fit(exposure)
                && switch (targeting) {
                    case Targeting.Expert expert ->
                        Results.of(expert.logic()).stream().allMatch(variants::has);
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
