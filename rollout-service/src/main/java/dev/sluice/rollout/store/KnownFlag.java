package dev.sluice.rollout.store;

import java.util.List;
import java.util.Optional;

/**
 * What flag-service last published about a flag.
 *
 * @param variant what the internal audience (when {@code internal}) and {@code percentage} of all others get
 * @param otherwise what the rest gets
 */
public record KnownFlag(
        String flag,
        String service,
        String environment,
        List<String> variants,
        String variant,
        String otherwise,
        boolean internal,
        int percentage,
        long revision,
        boolean archived) {

    public KnownFlag {
        variants = List.copyOf(variants);
    }

    /** The one variant that everybody outside the internal audience has; empty while they are split. */
    public Optional<String> active() {
        if (percentage == 0) {
            return Optional.of(otherwise);
        }
        return percentage == 100 ? Optional.of(variant) : Optional.empty();
    }
}
