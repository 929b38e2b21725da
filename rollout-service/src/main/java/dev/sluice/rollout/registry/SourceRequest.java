package dev.sluice.rollout.registry;

import dev.sluice.kit.auth.Grant;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of metrics as an admin registers it. Which fields a type needs and may have: docs/sources.md.
 *
 * @param type {@code gateway} (the names of its metrics are fixed), {@code scrape}, {@code prometheus}, {@code haproxy} or {@code push}
 * @param url where it answers; absent for {@code push}
 * @param service whom it belongs to; absent for every service
 * @param environment likewise
 * @param credential name of the secret, never the secret
 * @param auth how the secret is sent: {@code bearer} (the default) or {@code basic}, then it is {@code user:password}
 * @param requests the counter of requests; for {@code prometheus} a query with <code>{{arm}}</code>, like the following
 * @param errors the counter of failed requests
 * @param duration the histogram of durations, absent when there is none
 * @param started for {@code prometheus}: a query whose value changes whenever a counter begins anew
 * @param armLabel for {@code scrape}: the label that tells versions or variants apart
 */
public record SourceRequest(
        @NotNull
        @Pattern(
                regexp = "gateway|scrape|prometheus|haproxy|push",
                message = "must be gateway, scrape, prometheus, haproxy or push")
        String type,

        @Nullable @Size(max = 2000) String url,

        @Nullable @Pattern(regexp = Endpoints.NAME) String service,

        @Nullable @Pattern(regexp = Endpoints.NAME) String environment,

        @Nullable @Size(max = 200) String credential,

        @Nullable @Pattern(regexp = "bearer|basic", message = "must be bearer or basic")
        String auth,

        @Nullable @Size(min = 1, max = 2000) String requests,

        @Nullable @Size(min = 1, max = 2000) String errors,

        @Nullable @Size(min = 1, max = 2000) String duration,

        @Nullable @Size(min = 1, max = 2000) String started,

        @Nullable @Size(min = 1, max = 200) String armLabel) {

    String serviceOrAny() {
        return service == null ? Grant.ANY : service;
    }

    String environmentOrAny() {
        return environment == null ? Grant.ANY : environment;
    }

    SourceType sourceType() {
        return SourceType.labelled(type);
    }

    /** The fields that are set and whose meaning depends on the type. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "url", SourceType.NOWHERE.equals(url) ? null : url);
        put(fields, "credential", credential);
        fields.putAll(names());
        return fields;
    }

    /** What the type needs besides address and secret. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        put(names, "auth", auth);
        put(names, "requests", requests);
        put(names, "errors", errors);
        put(names, "duration", duration);
        put(names, "started", started);
        put(names, "armLabel", armLabel);
        return names;
    }

    String urlOrNowhere() {
        return url == null ? SourceType.NOWHERE : url;
    }

    SourceRequest withDefaults() {
        return new SourceRequest(
                type,
                urlOrNowhere(),
                serviceOrAny(),
                environmentOrAny(),
                credential,
                auth,
                requests,
                errors,
                duration,
                started,
                armLabel);
    }

    private static void put(Map<String, String> names, String key, @Nullable String value) {
        if (value != null) {
            names.put(key, value);
        }
    }
}
