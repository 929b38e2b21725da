package dev.sluice.flag.targeting;

import java.util.Set;

/** Another flag that must give the caller one of these variants; else they get the default variant of this one. */
public record Prerequisite(String flag, Set<String> variants) {
    public Prerequisite {
        variants = Set.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("a prerequisite names a variant at least");
        }
    }
}
