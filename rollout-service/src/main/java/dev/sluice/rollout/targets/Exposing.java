package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import org.jspecify.annotations.Nullable;

/** What a write means for the exposure of a rollout's version. Pure. */
enum Exposing {
    /** Nobody gets the version. */
    NOBODY,
    /** Fewer get it than now, but some do. */
    FEWER,
    /** As many get it, or more. As many counts too: the write may arrive after somebody has lowered the share. */
    AS_MANY_OR_MORE;

    /** @param version that the rollout brings; null when that is not known: then each version counts whose share rises */
    static Exposing of(@Nullable String version, Weights now, Weights wanted) {
        if (version == null) {
            boolean rises = wanted.percents().keySet().stream().anyMatch(any -> wanted.percent(any) > now.percent(any));
            return rises ? AS_MANY_OR_MORE : NOBODY;
        }
        if (wanted.percent(version) == 0) {
            return NOBODY;
        }
        return wanted.percent(version) < now.percent(version) ? FEWER : AS_MANY_OR_MORE;
    }
}
