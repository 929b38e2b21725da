package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Who gets what before the flag's exposure is asked. */
public sealed interface Targeting {
    Targeting NONE = new Rules(List.of());

    /** In order; the first that holds decides. */
    record Rules(List<TargetingRule> rules) implements Targeting {
        public static final int MOST = 100;

        public Rules {
            rules = List.copyOf(rules);
            if (rules.size() > MOST) {
                throw new IllegalArgumentException("a flag has at most " + MOST + " rules");
            }
        }

        /** Whether a rule asks for this segment. */
        public boolean refersTo(String segment) {
            return rules.stream()
                    .flatMap(rule -> rule.when().stream())
                    .anyMatch(clause -> clause instanceof Clause.InSegment in
                            && in.segment().equals(segment));
        }
    }

    /** JsonLogic with flagd's operators, written by somebody who knows it; null leaves the caller to the exposure. */
    record Expert(JsonNode logic) implements Targeting {}
}
