package dev.sluice.kit.auth;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A token of the file, found by {@link TokenMechanism}, on its way to becoming an identity. */
final class TokenRequest extends BaseAuthenticationRequest {
    private final KnownToken token;

    TokenRequest(KnownToken token) {
        this.token = token;
    }

    KnownToken token() {
        return token;
    }
}
