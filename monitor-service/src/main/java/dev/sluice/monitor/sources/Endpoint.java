package dev.sluice.monitor.sources;

import java.util.Optional;

/**
 * Where a source answers and how it knows us.
 *
 * @param credential name of the secret
 * @param scheme how the secret is sent
 */
public record Endpoint(String url, Optional<String> credential, Scheme scheme) {

    /** How a secret is sent: as it is, or as {@code user:password}. */
    public enum Scheme {
        BEARER,
        BASIC
    }

    public static Endpoint bearer(String url, Optional<String> credential) {
        return new Endpoint(url, credential, Scheme.BEARER);
    }
}
