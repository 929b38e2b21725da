package dev.sluice.microbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The rules, as flagd defines them: 20 % of those who fulfil all clauses. */
final class Rules {
    static final String FOUR_CLAUSES = "four-clauses";
    static final String TWO_ATTRIBUTES = "two-attributes";

    static final String DOCUMENT = """
            {"flags": {
              "four-clauses": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                "targeting": {"if": [
                  {"and": [
                    {"in": [{"var": "country"}, ["AT", "CH", "DE"]]},
                    {"sem_ver": [{"var": "version"}, ">=", "2.0.0"]},
                    {"ends_with": [{"var": "email"}, "@example.org"]},
                    {"==": [{"var": "plan"}, "gold"]}]},
                  {"fractional": [["on", 20], ["off", 80]]},
                  "off"]}},
              "two-attributes": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                "targeting": {"if": [
                  {"and": [
                    {"in": [{"var": "country"}, ["AT", "CH", "DE"]]},
                    {"==": [{"var": "plan"}, "gold"]}]},
                  {"fractional": [["on", 20], ["off", 80]]},
                  "off"]}}}}
            """;

    private Rules() {}

    static JsonNode document() {
        try {
            return new ObjectMapper().readTree(DOCUMENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules are JSON", e);
        }
    }
}
