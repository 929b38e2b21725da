package dev.sluice.rollout.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registered source. {@code *} as service or environment means every one. */
public record SourceView(
        String name,
        String service,
        String environment,
        String type,
        String url,
        @Nullable String credential,
        @Nullable String auth,
        @Nullable String requests,
        @Nullable String errors,
        @Nullable String duration,
        @Nullable String started,
        @Nullable String armLabel,
        Instant changedAt,
        String changedBy) {

    SourceRequest request() {
        return new SourceRequest(
                type, url, service, environment, credential, auth, requests, errors, duration, started, armLabel);
    }
}
