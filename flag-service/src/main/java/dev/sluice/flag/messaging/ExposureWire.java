package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Exposure;

/**
 * An exposure as events carry it.
 *
 * @param percentage without a fraction where there is none, as in the contract's examples: 10, 12.5
 */
record ExposureWire(String variant, String otherwise, boolean internal, Number percentage) {

    static ExposureWire of(Exposure exposure) {
        return new ExposureWire(
                exposure.variant(), exposure.otherwise(), exposure.internal(), plain(exposure.percentage()));
    }

    private static Number plain(double percentage) {
        long whole = (long) percentage;
        if (whole == percentage) {
            return whole;
        }
        return percentage;
    }
}
