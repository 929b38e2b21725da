package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import dev.sluice.flagengine.rule.InvalidRuleException;
import dev.sluice.flagengine.rule.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the flags could still be evaluated after a change, asked before it is made. */
public final class Trial {
    /** How many rules of other flags the rule of one may contain, counted as often as they are contained. */
    static final int MOST_CONTAINED = 50;

    private final Snapshot known;
    private final Flag next;

    private Trial(Snapshot known, Flag next) {
        this.known = known;
        this.next = next;
    }

    /**
     * A sentence about what is wrong with the change, for a person; empty when nothing is.
     *
     * @param known every flag there is
     * @param next the flag as it would be
     */
    public static Optional<String> problem(Snapshot known, Flag next) {
        Trial trial = new Trial(known, next);
        return trial.brokenPrerequisite()
                .or(() -> trial.cycle(next, new LinkedHashSet<>()))
                .or(trial::unknownSegment)
                .or(trial::tooMuch)
                .or(trial::notCompiled)
                .or(trial::meaningless);
    }

    /**
     * A sentence about what is wrong with a change of a segment; empty when nothing is.
     *
     * @param known every flag there is
     */
    public static Optional<String> problem(Snapshot known, Snapshot.SegmentEntry change) {
        return unusable(known, change).or(() -> brokenBy(known, change));
    }

    /** By itself, since flags may ask for it later; what it was before is not judged again. */
    private static Optional<String> unusable(Snapshot known, Snapshot.SegmentEntry change) {
        Segment segment = change.segment();
        JsonNode rule = segment == null ? null : JsonLogic.segment(segment);
        if (rule == null || rule.equals(known.segments(change.scope()).get(change.name()))) {
            return Optional.empty();
        }
        return notCompiled(rule, Map.of())
                .or(() -> Lint.problem(List.of(rule)))
                .map(sentence -> "The segment: " + sentence);
    }

    private static Optional<String> notCompiled(JsonNode rule, Map<String, JsonNode> segments) {
        try {
            Rule.compile(rule, "", segments);
            return Optional.empty();
        } catch (InvalidRuleException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> brokenBy(Snapshot known, Snapshot.SegmentEntry change) {
        Snapshot after = known.caughtUp(List.of(change), known.version());
        return after.flags().stream()
                .filter(flag -> flag.mayReferTo(change.scope(), change.name()))
                .flatMap(flag -> broken(flag, change).stream())
                .findFirst();
    }

    private static Optional<String> broken(EvaluableFlag flag, Snapshot.SegmentEntry change) {
        boolean uses = flag.flag().content().targeting() instanceof Targeting.Rules;
        return change.segment() == null && uses
                ? Optional.of("Flag '" + flag.key() + "' asks for the segment; change it first.")
                : flag.problem().map(sentence -> "Flag '" + flag.key() + "': " + sentence);
    }

    /** The keys of flags that have this one for a prerequisite, as text; empty when there are none. */
    public static Optional<String> dependents(Snapshot known, String key) {
        Set<String> dependents = known.dependents(key);
        return dependents.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", dependents));
    }

    private @Nullable Flag flag(String key) {
        if (key.equals(next.key())) {
            return next;
        }
        EvaluableFlag flag = known.flag(key);
        return flag == null ? null : flag.flag();
    }

    private Optional<String> brokenPrerequisite() {
        return next.content().prerequisites().stream()
                .map(this::broken)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> broken(Prerequisite prerequisite) {
        Flag other = flag(prerequisite.flag());
        if (other == null || !other.scope().equals(next.scope())) {
            return Optional.of("The prerequisite '" + prerequisite.flag() + "' is no flag of "
                    + next.scope().flagSet() + " that is in use.");
        }
        return prerequisite.variants().stream()
                .filter(variant -> !other.definition().variants().has(variant))
                .findFirst()
                .map(variant -> "The prerequisite '" + other.key() + "' has no variant '" + variant + "'.");
    }

    /** Walks down; {@code way} keeps its order. */
    private Optional<String> cycle(Flag from, Set<String> way) {
        if (!way.add(from.key())) {
            return Optional.of("The flags would wait for each other: " + String.join(" needs ", way) + " needs "
                    + from.key() + ".");
        }
        for (Prerequisite prerequisite : from.content().prerequisites()) {
            Flag other = flag(prerequisite.flag());
            Optional<String> found = other == null ? Optional.empty() : cycle(other, way);
            if (found.isPresent()) {
                return found;
            }
        }
        way.remove(from.key());
        return Optional.empty();
    }

    private Optional<String> unknownSegment() {
        if (!(next.content().targeting() instanceof Targeting.Rules rules)) {
            return Optional.empty();
        }
        return rules.rules().stream()
                .map(TargetingRule::when)
                .flatMap(List::stream)
                .filter(Clause.InSegment.class::isInstance)
                .map(clause -> ((Clause.InSegment) clause).segment())
                .filter(name -> !known.segments(next.scope()).containsKey(name))
                .findFirst()
                .map(name ->
                        "There is no segment '" + name + "' in " + next.scope().flagSet() + ".");
    }

    /** Since a rule contains those of its prerequisites. */
    private Optional<String> tooMuch() {
        return affected().stream()
                .filter(key -> contained(key) > MOST_CONTAINED)
                .findFirst()
                .map(key -> "Flag '" + key + "' would contain the rules of more than " + MOST_CONTAINED
                        + " others; take fewer prerequisites.");
    }

    /** The flag and all that depend on it. */
    private Set<String> affected() {
        return known.affectedBy(next);
    }

    private int contained(String key) {
        Flag flag = flag(key);
        int sum = 0;
        if (flag != null) {
            for (Prerequisite prerequisite : flag.content().prerequisites()) {
                sum += 1 + contained(prerequisite.flag());
                if (sum > MOST_CONTAINED) {
                    break;
                }
            }
        }
        return sum;
    }

    private Optional<String> notCompiled() {
        for (String key : affected()) {
            Flag flag = flag(key);
            Optional<String> problem = flag == null
                    ? Optional.empty()
                    : EvaluableFlag.of(flag, this::flag, known.segments(flag.scope()))
                            .problem();
            if (problem.isPresent()) {
                return problem.map(sentence -> "Flag '" + key + "': " + sentence);
            }
        }
        return Optional.empty();
    }

    /** What was written before is not judged again: it must not stand in the way of another exposure. */
    private Optional<String> meaningless() {
        EvaluableFlag before = known.flag(next.key());
        Targeting targeting = next.content().targeting();
        if (before != null && before.flag().content().targeting().equals(targeting)) {
            return Optional.empty();
        }
        return switch (targeting) {
            case Targeting.Rules rules ->
                Lint.problem(rules.rules().stream()
                        .map(rule -> JsonLogic.all(rule.when()))
                        .toList());
            case Targeting.Expert expert -> meaningless(expert.logic());
        };
    }

    private Optional<String> meaningless(JsonNode logic) {
        if (!logic.isObject() || logic.isEmpty()) {
            return Optional.of("The rule must be an object with one operator, and not " + Excerpt.of(logic)
                    + "; leave it out, and say with the exposure what everybody gets.");
        }
        // Once more by itself: of a disabled flag nothing was compiled so far.
        return notCompiled(logic, known.segments(next.scope()))
                .or(() -> Lint.problem(List.of(logic)))
                .or(() -> NamedVariants.missing(logic, next.definition().variants()::has)
                        .map(name -> "The rule names '" + name + "', which is no variant of the flag."));
    }
}
