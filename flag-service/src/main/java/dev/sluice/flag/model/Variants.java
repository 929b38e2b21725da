package dev.sluice.flag.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that a flag can have, by name, and the one that everybody gets when the flag is disabled.
 *
 * @param values sorted by name
 * @param fallback a name in {@code values}
 */
public record Variants(Map<String, Boolean> values, String fallback) {
    public static final int MAX = 16;

    public Variants {
        if (values.isEmpty() || values.size() > MAX) {
            throw new IllegalArgumentException("a flag has 1 to " + MAX + " variants");
        }
        values.keySet().forEach(name -> Names.require(name, "variant"));
        if (!values.containsKey(fallback)) {
            throw new IllegalArgumentException("the default variant must be one of the variants");
        }
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** {@code on} and {@code off}, off by default. */
    public static Variants onOff() {
        return new Variants(Map.of("on", true, "off", false), "off");
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
