package dev.sluice.flag.api;

import dev.sluice.flag.model.Exposure;

/**
 * Who gets what: internal callers get {@code variant} when {@code internal} is true, of all others {@code percentage} percent do, the rest
 * get {@code otherwise}.
 */
public record ExposureView(String variant, String otherwise, boolean internal, double percentage) {
    static ExposureView of(Exposure exposure) {
        return new ExposureView(exposure.variant(), exposure.otherwise(), exposure.internal(), exposure.percentage());
    }
}
