package dev.sluice.flag.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that a flag can have, by name and all of one type, and the one that everybody gets when the flag is disabled.
 *
 * @param values sorted by name; not to be changed
 * @param fallback a name in {@code values}
 */
public record Variants(Map<String, JsonNode> values, String fallback) {
    public static final int MAX = 16;

    /** The longest that a value may be, as JSON. */
    public static final int MOST_CHARACTERS = 10_000;

    /** The largest number that every OpenFeature client has exactly. */
    private static final double LARGEST = (1L << 53) - 1;

    public Variants {
        if (values.isEmpty() || values.size() > MAX) {
            throw new IllegalArgumentException("a flag has 1 to " + MAX + " variants");
        }
        values.forEach(Variants::check);
        if (values.values().stream().map(ValueType::of).distinct().count() > 1) {
            throw new IllegalArgumentException("all variants must be of one type: boolean, string, number or object");
        }
        if (!values.containsKey(fallback)) {
            throw new IllegalArgumentException("the default variant must be one of the variants");
        }
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    private static void check(String name, JsonNode value) {
        Names.require(name, "variant");
        if (ValueType.of(value).isEmpty()) {
            throw new IllegalArgumentException("a variant is a boolean, a string, a number or an object");
        }
        if (value.isNumber() && Math.abs(value.doubleValue()) > LARGEST) {
            throw new IllegalArgumentException(
                    "a variant's number is at most 2^53 - 1, so that every client has it exactly");
        }
        if (value.toString().length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a variant has at most " + MOST_CHARACTERS + " characters as JSON");
        }
    }

    /** {@code on} and {@code off}, off by default. */
    public static Variants onOff() {
        return new Variants(Map.of("on", BooleanNode.TRUE, "off", BooleanNode.FALSE), "off");
    }

    public ValueType type() {
        return ValueType.of(values.values().iterator().next()).orElseThrow();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean fit(Exposure exposure) {
        return has(exposure.variant()) && has(exposure.otherwise());
    }

    /** Nobody gets anything but the fallback. */
    public Exposure closed() {
        String other = values.keySet().stream()
                .filter(name -> !name.equals(fallback))
                .findFirst()
                .orElse(fallback);
        return new Exposure(other, fallback, false, 0);
    }
}
