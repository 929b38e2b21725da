package dev.sluice.flag.store;

import dev.sluice.flag.model.Exposure;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An exposure in columns. */
@Embeddable
record ExposureColumns(String variant, String otherwise, Boolean internal, BigDecimal percentage) {

    static @Nullable ExposureColumns of(@Nullable Exposure exposure) {
        return exposure == null
                ? null
                : new ExposureColumns(
                        exposure.variant(),
                        exposure.otherwise(),
                        exposure.internal(),
                        BigDecimal.valueOf(exposure.percentage()));
    }

    Exposure toExposure() {
        return new Exposure(variant, otherwise, internal, percentage.doubleValue());
    }
}
