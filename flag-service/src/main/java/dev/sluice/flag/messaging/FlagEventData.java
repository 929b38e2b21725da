package dev.sluice.flag.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Cause;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of the events of {@code sluice.flags.v1}. */
final class FlagEventData {
    private FlagEventData() {}

    record Created(
            String flag,
            long revision,
            String kind,
            String service,
            String environment,
            Map<String, JsonNode> variants,
            String defaultVariant,
            ExposureWire exposure,
            String by) {
        static final String TYPE = "dev.sluice.flag.created.v1";
    }

    record Changed(
            String flag,
            long revision,
            ExposureWire exposure,
            String change,
            @Nullable FenceWire fence,
            Cause cause,
            @Nullable UUID rolloutId,
            @Nullable String by,
            @Nullable String reason) {
        static final String TYPE = "dev.sluice.flag.changed.v1";
    }

    record Refused(String flag, String reason, String detail, FenceWire fence, UUID rolloutId) {
        static final String TYPE = "dev.sluice.flag.change-refused.v1";
    }

    record Archived(String flag, long revision, String by, String reason) {
        static final String TYPE = "dev.sluice.flag.archived.v1";
    }
}
