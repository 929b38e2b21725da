package dev.sluice.rollout.registry;

import dev.sluice.kit.auth.Grant;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A source of metrics as an admin registers it.
 *
 * @param type {@code gateway} (the names of its metrics are fixed) or {@code scrape}
 * @param service whom it belongs to; absent for every service
 * @param environment likewise
 * @param credential name of the secret sent as bearer token, never the secret
 * @param requests for {@code scrape}: the counter of requests
 * @param errors for {@code scrape}: the counter of failed requests
 * @param duration for {@code scrape}: the histogram of durations, absent when there is none
 * @param armLabel for {@code scrape}: the label that tells versions or variants apart
 */
public record SourceRequest(
        @NotNull @Pattern(regexp = "gateway|scrape", message = "must be gateway or scrape")
        String type,

        @NotNull @Size(max = 2000) String url,

        @Nullable @Pattern(regexp = Endpoints.NAME) String service,

        @Nullable @Pattern(regexp = Endpoints.NAME) String environment,

        @Nullable @Size(max = 200) String credential,

        @Nullable @Pattern(regexp = METRIC) String requests,

        @Nullable @Pattern(regexp = METRIC) String errors,

        @Nullable @Pattern(regexp = METRIC) String duration,

        @Nullable @Pattern(regexp = LABEL) String armLabel) {

    private static final String METRIC = "[a-zA-Z_:][a-zA-Z0-9_:]{0,199}";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]{0,199}";

    String serviceOrAny() {
        return service == null ? Grant.ANY : service;
    }

    String environmentOrAny() {
        return environment == null ? Grant.ANY : environment;
    }

    SourceRequest withDefaults() {
        return new SourceRequest(
                type, url, serviceOrAny(), environmentOrAny(), credential, requests, errors, duration, armLabel);
    }
}
