package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Exposure;

/** An exposure as events carry it. */
record ExposureWire(String variant, String otherwise, boolean internal, double percentage) {

    static ExposureWire of(Exposure exposure) {
        return new ExposureWire(exposure.variant(), exposure.otherwise(), exposure.internal(), exposure.percentage());
    }
}
