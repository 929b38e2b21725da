package dev.sluice.kit.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, as the API shows it.
 *
 * @param details JSON object
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String who,
        String action,
        String subject,
        @Nullable String environment,
        @Nullable String service,
        @Nullable String reason,
        @JsonRawValue String details) {}
