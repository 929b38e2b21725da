package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of a rule for a sentence. */
final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(JsonNode node) {
        String text = node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
