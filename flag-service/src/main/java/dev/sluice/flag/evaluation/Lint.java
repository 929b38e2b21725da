package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a rule and can never mean anything, though flagd and so the engine take it and answer null, and the lists of users that a
 * rule must not become. Looked for when a rule is written and never when it is evaluated, so that flags decide as flagd decides.
 */
final class Lint {
    /** How many texts and numbers one list may have; the same as a clause of rules. */
    static final int MOST_IN_LIST = Clause.Compare.MOST_VALUES;

    /** How many all rules of one flag, or all alternatives of one segment, may have. */
    static final int MOST_CONSTANTS = 5_000;

    /** How long one text may be: else it could be a list. */
    static final int LONGEST_TEXT = 1_000;

    private static final int LONGEST_NAME = 200;

    private static final String ELSEWHERE =
            " Longer lists belong into an attribute of the callers: whoever has the set by sync sees them.";

    private final List<String> problems = new ArrayList<>();
    private int constants;

    private Lint() {}

    /** A sentence about the first thing that is wrong with JsonLogic that compiles; empty when nothing is. */
    static Optional<String> problem(List<JsonNode> rules) {
        Lint lint = new Lint();
        rules.forEach(lint::look);
        if (lint.constants > MOST_CONSTANTS) {
            lint.problems.add("All rules together have at most " + MOST_CONSTANTS + " texts and numbers." + ELSEWHERE);
        }
        return lint.problems.stream().findFirst();
    }

    private void look(JsonNode node) {
        if (node.isArray()) {
            list(node);
        } else if (node.isObject()) {
            node.properties().forEach(each -> operation(each.getKey(), each.getValue()));
        } else if (node.isTextual() || node.isNumber()) {
            constants++;
            length(node, LONGEST_TEXT);
        }
    }

    private void length(JsonNode text, int longest) {
        if (text.asText().length() > longest) {
            problems.add("A text in a rule has at most " + LONGEST_TEXT + " characters, and the name of an attribute "
                    + LONGEST_NAME + "." + ELSEWHERE);
        }
    }

    private void list(JsonNode list) {
        int values = 0;
        for (JsonNode each : list) {
            values += each.isTextual() || each.isNumber() ? 1 : 0;
            look(each);
        }
        if (values > MOST_IN_LIST) {
            problems.add("A list in a rule has at most " + MOST_IN_LIST + " texts and numbers." + ELSEWHERE);
        }
    }

    private void operation(String operator, JsonNode argument) {
        if (operator.equals("var") && !argument.isContainerNode()) {
            length(argument, LONGEST_NAME); // a name, and no value
            return;
        }
        Optional<String> problem =
                switch (operator) {
                    case "fractional" -> Splits.problem(argument);
                    case "sem_ver", "starts_with", "ends_with" -> Comparisons.problem(operator, argument);
                    default -> Optional.empty();
                };
        problem.ifPresent(problems::add);
        look(argument);
    }
}
