package dev.sluice.kit.auth;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the grants of an identity: an attribute for static tokens, the claim {@code sluice_grants} for OIDC. */
final class Grants {
    static final String ATTRIBUTE = "sluice.grants";
    static final String CLAIM = "sluice_grants";
    private static final Logger LOG = Logger.getLogger(Grants.class);

    private Grants() {}

    static List<Grant> of(SecurityIdentity identity) {
        Object attribute = identity.getAttribute(ATTRIBUTE);
        if (attribute == null && identity.getPrincipal() instanceof JsonWebToken token) {
            attribute = token.getClaim(CLAIM);
        }
        return read(
                attribute,
                identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName());
    }

    static List<Grant> read(@Nullable Object texts, String holder) {
        if (!(texts instanceof Collection<?> collection)) {
            return List.of();
        }
        List<Grant> grants = new ArrayList<>();
        for (Object text : collection) {
            // A claim's elements are JsonString, whose text comes with quotes.
            Optional<Grant> grant = Grant.parse(String.valueOf(text).replace("\"", ""));
            grant.ifPresentOrElse(
                    grants::add, () -> LOG.warnf("%s holds something that is no grant; it is ignored", holder));
        }
        return grants;
    }
}
