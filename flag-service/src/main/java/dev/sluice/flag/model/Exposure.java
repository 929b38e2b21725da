package dev.sluice.flag.model;

import java.util.Optional;

/**
 * Who gets what. Who is internal gets {@code variant} when {@code internal} is true; of all others {@code percentage} percent do; the rest
 * get {@code otherwise}.
 *
 * @param percentage 0 to 100, in steps of {@value #STEP}
 */
public record Exposure(String variant, String otherwise, boolean internal, double percentage) {
    /** The finest step of a percentage: 1 in 100,000. */
    public static final double STEP = 0.001;

    private static final int STEPS_PER_PERCENT = 1000;

    public Exposure {
        Names.require(variant, "variant");
        Names.require(otherwise, "otherwise");
        if (!(percentage >= 0 && percentage <= 100)) {
            throw new IllegalArgumentException("percentage must be from 0 to 100");
        }
        percentage = (double) Math.round(percentage * STEPS_PER_PERCENT) / STEPS_PER_PERCENT;
    }

    /** Whether a percentage is a whole number of steps, so that it can be kept exactly. */
    public static boolean isStep(double percentage) {
        double steps = percentage * STEPS_PER_PERCENT;
        return Math.abs(steps - Math.rint(steps)) < 1e-6;
    }

    /** How many of 100,000 buckets get {@code variant}. */
    public int buckets() {
        return (int) Math.round(percentage * STEPS_PER_PERCENT);
    }

    /** The variant that everybody gets; empty when not all get the same. */
    public Optional<String> everybodys() {
        if (buckets() == STEPS_PER_PERCENT * 100 || variant.equals(otherwise)) {
            return Optional.of(variant);
        }
        return buckets() == 0 && !internal ? Optional.of(otherwise) : Optional.empty();
    }

    /** Nobody gets {@code variant}. */
    public Exposure closed() {
        return new Exposure(variant, otherwise, false, 0);
    }

    /** Everybody gets {@code wanted}, and a pair of variants stays a pair. */
    public Exposure everybody(String wanted) {
        return new Exposure(wanted.equals(variant) ? otherwise : variant, wanted, false, 0);
    }

    /** This, but exposing nobody whom {@code limit} does not expose; {@code limit} itself when the two are not about the same variants. */
    public Exposure atMost(Exposure limit) {
        if (!variant.equals(limit.variant) || !otherwise.equals(limit.otherwise)) {
            return limit;
        }
        return new Exposure(variant, otherwise, internal && limit.internal, Math.min(percentage, limit.percentage));
    }
}
