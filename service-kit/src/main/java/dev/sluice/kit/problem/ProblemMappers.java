package dev.sluice.kit.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a request that ends in an exception is answered with, except unreadable and invalid bodies. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e, UriInfo uri) {
        return Problems.response(e.type(), e.detail(), uri.getPath(), e.errors(), e.extensions());
    }

    /** What Quarkus REST itself refuses, by status; a complete response of a resource passes through. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri) {
        Response response = e.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        String path = uri.getPath();
        return switch (response.getStatus()) {
            case 400 -> BodyProblems.unreadable(e, path);
            case 401 -> Problems.response(CommonProblem.UNAUTHORIZED, Refusals.TOKEN, path);
            case 403 -> Problems.response(CommonProblem.FORBIDDEN, Refusals.GRANT, path);
            case 404 -> Problems.response(CommonProblem.NOT_FOUND, Refusals.PATH, path);
            case 405 -> Problems.response(CommonProblem.METHOD_NOT_ALLOWED, Refusals.METHOD, path);
            case 406 -> Problems.response(CommonProblem.NOT_ACCEPTABLE, Refusals.ACCEPT, path);
            case 413 -> Problems.response(CommonProblem.BODY_TOO_LARGE, Refusals.SIZE, path);
            case 415 -> Problems.response(CommonProblem.UNSUPPORTED_MEDIA_TYPE, Refusals.MEDIA_TYPE, path);
            case 503 -> Problems.response(CommonProblem.UNAVAILABLE, Refusals.LATER, path);
            default ->
                response.getStatus() < 500
                        ? Problems.response(CommonProblem.INVALID_REQUEST, Refusals.REQUEST, path)
                        : unexpected(e, uri);
        };
    }

    /** Everything else is our fault: logged with a reference that the answer names, and nothing of its text goes out. */
    @ServerExceptionMapper
    public Response unexpected(Throwable e, UriInfo uri) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "%s failed, reference %s", uri.getPath(), reference);
        String detail = "Try again; when it stays, give the operator of this service the reference " + reference + ".";
        return Problems.response(
                CommonProblem.INTERNAL_ERROR, detail, uri.getPath(), List.of(), Map.of("reference", reference));
    }
}
