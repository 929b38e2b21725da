package dev.sluice.kit.auth;

import java.util.List;

/**
 * One entry of the tokens file.
 *
 * @param sha256 SHA-256 of the token in hex; a token is 256 random bits, so a plain hash is enough
 * @param grants {@code role@environment/service}
 */
record KnownToken(String name, String sha256, List<String> grants) {
    KnownToken {
        if (name.isBlank() || !sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("a token needs a name and a sha256 of 64 hex digits");
        }
        grants = List.copyOf(grants);
    }
}
