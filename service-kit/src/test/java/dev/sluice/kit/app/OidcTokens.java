package dev.sluice.kit.app;

import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs tokens the way the identity provider would. */
public record OidcTokens(String issuer, PrivateKey key) {
    static final String KEY_ID = "key-of-this-run";

    /** A token that is valid for five minutes. */
    public String of(String name, String... grants) {
        return sign(name, Duration.ofMinutes(5), key, grants);
    }

    /** A token that was valid until a minute ago. */
    public String expired(String name, String... grants) {
        return sign(name, Duration.ofMinutes(-1), key, grants);
    }

    /** A token that says the right things, signed by somebody else. */
    public String forged(String name, String... grants) {
        return sign(name, Duration.ofMinutes(5), OidcServer.newKeys().getPrivate(), grants);
    }

    private String sign(String name, Duration life, PrivateKey signer, String... grants) {
        Instant now = Instant.now();
        return Jwt.issuer(issuer)
                .upn("any-name-of-" + name) // people change it; the subject stays
                .subject(name)
                .claim("sluice_grants", List.of(grants))
                .issuedAt(now.minus(Duration.ofMinutes(10)))
                .expiresAt(now.plus(life))
                .jws()
                .keyId(KEY_ID)
                .sign(signer);
    }
}
