package dev.sluice.simulation.flag;

import dev.sluice.flag.model.Exposure;

/** How much of the population sees a variant. */
public final class Share {
    /** The internal audience counts as two percent. */
    private static final double INTERNAL = 2;

    private Share() {}

    /** In percent. */
    public static double of(Exposure exposure, String variant) {
        double chosen =
                exposure.internal() ? INTERNAL + exposure.percentage() * (100 - INTERNAL) / 100 : exposure.percentage();
        double result = 0;
        if (exposure.variant().equals(variant)) {
            result += chosen;
        }
        if (exposure.otherwise().equals(variant)) {
            result += 100 - chosen;
        }
        return result;
    }
}
