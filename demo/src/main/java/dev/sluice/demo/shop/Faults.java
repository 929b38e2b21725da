package dev.sluice.demo.shop;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The switches as they are set; a switch of all zeros is off. */
final class Faults {

    private final Set<String> versions;
    private final Map<String, Fault> byVersion = new HashMap<>();
    private final Map<Variant, Fault> byVariant = new HashMap<>();

    Faults(Set<String> versions) {
        this.versions = Set.copyOf(versions);
    }

    void set(Fault.Switch wanted) {
        if (wanted.byVariant()) {
            byVariant.put(variant(wanted.name()), wanted.fault());
        } else if (versions.contains(wanted.name())) {
            byVersion.put(wanted.name(), wanted.fault());
        } else {
            throw new IllegalArgumentException("there is no such version; there are " + versions);
        }
    }

    boolean down(String version) {
        return byVersion.getOrDefault(version, Fault.NONE).down();
    }

    Fault of(String version, Variant variant) {
        return byVersion.getOrDefault(version, Fault.NONE).and(byVariant.getOrDefault(variant, Fault.NONE));
    }

    private static Variant variant(String label) {
        for (Variant variant : Variant.values()) {
            if (variant.label().equals(label)) {
                return variant;
            }
        }
        throw new IllegalArgumentException("a variant is on or off");
    }
}
