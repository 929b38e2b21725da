package dev.sluice.kit.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.Problems;
import dev.sluice.kit.problem.Refusals;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Bearer tokens of the tokens file. It is asked before OIDC: what the file does not know goes on to the identity provider where one is
 * configured, and is refused with a problem document where none is.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final int BEFORE_OIDC = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;

    private final TokensFile tokens;
    private final ObjectMapper json;

    TokenMechanism(TokensFile tokens, ObjectMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        return BearerTokens.presented(header)
                .flatMap(tokens::find)
                .map(token -> identities.authenticate(new TokenRequest(token)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        CommonProblem.UNAUTHORIZED.status(), HttpHeaderNames.WWW_AUTHENTICATE, BearerTokens.SCHEME));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        String body;
        try {
            body = json.writeValueAsString(
                    Problems.document(CommonProblem.UNAUTHORIZED, Refusals.TOKEN, context.normalizedPath()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
        context.response()
                .setStatusCode(CommonProblem.UNAUTHORIZED.status())
                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, BearerTokens.SCHEME)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE.toString());
        return Uni.createFrom()
                .completionStage(context.response().end(body).toCompletionStage())
                .replaceWith(true);
    }
}
