package dev.sluice.rollout.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the strategy of a plan. */
final class StrategyReader {

    private static final List<String> KNOWN = List.of(Strategy.Canary.TYPE, Strategy.FeatureFlag.TYPE);
    /** Each step is a stage of the published plan, which must fit into an event. */
    private static final int MOST_STEPS = 40;

    private static final Duration DEFAULT_BAKE = Duration.ofMinutes(5);
    private static final List<Step> CANARY_STEPS =
            Stream.of(1, 5, 10, 25, 50, 100).map(Step::percent).toList();
    private static final List<Step> FLAG_STEPS = Stream.concat(
                    Stream.of(Step.INTERNAL), Stream.of(1, 10, 50, 100).map(Step::percent))
            .toList();

    private StrategyReader() {}

    static Optional<Strategy> read(Fields fields) {
        JsonNode type = fields.get("type");
        return switch (type.isTextual() ? type.textValue() : "") {
            case Strategy.Canary.TYPE -> {
                Strategy canary = new Strategy.Canary(fields.name("route"), steps(fields, CANARY_STEPS));
                fields.nothingElse();
                yield Optional.of(canary);
            }
            case Strategy.FeatureFlag.TYPE -> {
                Strategy flag = new Strategy.FeatureFlag(
                        fields.name("flag"),
                        steps(fields, FLAG_STEPS),
                        fields.get("retireAfter").isMissingNode()
                                ? null
                                : fields.positive("retireAfter", Duration.ofDays(1)));
                fields.nothingElse();
                yield Optional.of(flag);
            }
            default -> {
                fields.found(
                        Rule.UNKNOWN_STRATEGY,
                        "type",
                        "strategy.type must be one of the strategies known here: " + String.join(", ", KNOWN) + ".");
                yield Optional.empty();
            }
        };
    }

    private static Steps steps(Fields fields, List<Step> whenAbsent) {
        List<Step> steps = list(fields, "steps", whenAbsent);
        Duration bake = fields.duration("bake", DEFAULT_BAKE);
        return new Steps(
                steps, bake, fields.duration("finalBake", bake), list(fields, "approveAfter", List.<Step>of()));
    }

    private static List<Step> list(Fields fields, String field, List<Step> whenAbsent) {
        JsonNode value = fields.get(field);
        if (value.isMissingNode()) {
            return whenAbsent;
        }
        List<Step> steps = new ArrayList<>();
        if (!value.isArray()) {
            fields.wrong(fields.path(field), "must be a list of steps, for example [1, 5, 25, 100].");
        }
        if (value.size() > MOST_STEPS) {
            fields.wrong(fields.path(field), "may list at most " + MOST_STEPS + " steps.");
            return whenAbsent;
        }
        for (JsonNode element : value) {
            if (element.isTextual() && Step.INTERNAL.name().equals(element.textValue())) {
                steps.add(Step.INTERNAL);
            } else if (element.isInt()) {
                steps.add(Step.percent(element.intValue()));
            } else {
                fields.found(
                        Rule.INVALID_STEPS, field, "A step is a whole percentage (1 to 100) or, for a flag, internal.");
            }
        }
        return steps;
    }
}
