package dev.sluice.flag.stream;

import java.time.Instant;

/**
 * Opens streams about some sets of flags. It stands in a URL, since browsers send no token with those they follow; so it opens nothing
 * else, and not for long.
 *
 * @param caller name of the token, or of the identity provider's subject
 * @param ofTokensFile whether the token is one of the tokens file, and can be looked for again
 * @param expires epoch seconds
 */
record Ticket(String caller, boolean ofTokensFile, Coverage coverage, long expires) {
    boolean opensAt(Instant now) {
        return now.getEpochSecond() < expires;
    }
}
