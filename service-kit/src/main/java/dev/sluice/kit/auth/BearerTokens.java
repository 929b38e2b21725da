package dev.sluice.kit.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who presents a token of the tokens file, where Quarkus is not asked: over other protocols than HTTP, which the identity provider's tokens are not
 * for, and where asking it takes too long. */
@ApplicationScoped
public class BearerTokens {
    static final String SCHEME = "Bearer";

    private final TokensFile tokens;

    public BearerTokens(TokensFile tokens) {
        this.tokens = tokens;
    }

    /**
     * The holder of a token.
     *
     * @param name of the token
     */
    public record Bearer(String name, List<Grant> grants) {
        public Bearer {
            grants = List.copyOf(grants);
        }
    }

    /**
     * Finds the holder.
     *
     * @param authorization {@code Bearer <token>}; null and everything else belongs to nobody
     */
    public Optional<Bearer> find(@Nullable String authorization) {
        return presented(authorization).flatMap(tokens::bearer);
    }

    /** What the tokens of this name allow now; nothing once they were taken out of the file. */
    public List<Grant> grants(String name) {
        return tokens.named(name).stream()
                .flatMap(token -> Grants.read(token.grants(), name).stream())
                .toList();
    }

    /** Whether the tokens file was ever read, or there is none to read. Until then nothing is known of anybody. */
    public boolean areKnown() {
        return tokens.isKnown();
    }

    /** The token in a header. */
    static Optional<String> presented(@Nullable String authorization) {
        String scheme = SCHEME + " ";
        return authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.empty()
                : Optional.of(authorization.substring(scheme.length()).strip());
    }
}
