package dev.sluice.kit.auth;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.Problems;
import dev.sluice.kit.problem.Refusals;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What Quarkus' security refuses, such as a token that the identity provider did not sign or that has expired. */
public class AuthProblems {
    @ServerExceptionMapper
    public Response failed(AuthenticationFailedException e, UriInfo uri) {
        return unauthorized(uri);
    }

    @ServerExceptionMapper
    public Response nobody(UnauthorizedException e, UriInfo uri) {
        return unauthorized(uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return Problems.response(CommonProblem.FORBIDDEN, Refusals.GRANT, uri.getPath());
    }

    private static Response unauthorized(UriInfo uri) {
        return Response.fromResponse(Problems.response(CommonProblem.UNAUTHORIZED, Refusals.TOKEN, uri.getPath()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
