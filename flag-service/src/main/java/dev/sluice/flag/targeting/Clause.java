package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One condition on the caller. */
public sealed interface Clause {
    /** The clause turned around: who it holds for is who it did not hold for. */
    boolean not();

    /**
     * An attribute compares with one of the values.
     *
     * @param attribute a name with dots for what is inside of objects; {@code targetingKey} is the user
     */
    record Compare(String attribute, Operator operator, List<JsonNode> values, boolean not) implements Clause {
        /** How many users, tenants or prefixes one clause may list; more belong into an attribute of theirs. */
        public static final int MOST_VALUES = 1_000;

        private static final int LONGEST = 200;

        public Compare {
            values = List.copyOf(values);
            if (attribute.isEmpty() || attribute.length() > LONGEST) {
                throw new IllegalArgumentException("an attribute has 1 to " + LONGEST + " characters");
            }
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException("a clause has 1 to " + MOST_VALUES
                        + " values; put longer lists into an attribute of the callers");
            }
            for (JsonNode value : values) {
                if (!operator.takes(value) || value.asText().length() > LONGEST) {
                    throw new IllegalArgumentException("'" + operator.wire() + "' does not take " + shortened(value));
                }
            }
        }

        private static String shortened(JsonNode value) {
            String text = value.toString();
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }

    /** The caller is in a segment of the same environment and service. */
    record InSegment(String segment, boolean not) implements Clause {}
}
