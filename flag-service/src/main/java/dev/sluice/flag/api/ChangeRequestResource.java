package dev.sluice.flag.api;

import dev.sluice.flag.config.RequestsConfig;
import dev.sluice.flag.requests.ChangeRequests;
import dev.sluice.flag.requests.RequestFilter;
import dev.sluice.flag.requests.RequestList;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.State;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Changes that wait for their time or for a second person: asked for, and listed. */
@Path("/api/v1/change-requests")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ChangeRequestResource {
    private final ChangeRequests requests;
    private final RequestList list;
    private final WantedReader wanted;
    private final RequestViews views;
    private final Idempotency idempotency;
    private final RequestsConfig config;
    private final Caller caller;

    public ChangeRequestResource(
            ChangeRequests requests,
            RequestList list,
            WantedReader wanted,
            RequestViews views,
            Idempotency idempotency,
            RequestsConfig config,
            Caller caller) {
        this.requests = requests;
        this.list = list;
        this.wanted = wanted;
        this.views = views;
        this.idempotency = idempotency;
        this.config = config;
        this.caller = caller;
    }

    /** The change requests that the caller may see, newest first. */
    @GET
    public Page<ChangeRequestView> list(
            @BeanParam PageParameters page,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("service") @Nullable String service,
            @QueryParam("flag") @Nullable String flag,
            @QueryParam("state") @Nullable String state) {
        caller.requireAnywhere(Role.VIEWER);
        RequestFilter filter = new RequestFilter(environment, service, flag, state(state));
        return list.find(caller.grants(), filter, page.request()).map(ChangeRequestView::of);
    }

    /**
     * Asks for a change: it is made at its time, once a second person has approved where the environment asks for one. What waits for neither
     * is made at once. A change that could not be made is refused as the direct one.
     */
    @POST
    @APIResponse(
            responseCode = "201",
            description = "The change request, applied where nothing is to be waited for",
            content = @Content(schema = @Schema(implementation = ChangeRequestView.class)))
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response post(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid PostChangeRequest request) {
        caller.requireAnywhere(Role.OPERATOR);
        Wanted change = wanted.read(request);
        return idempotency.once(idempotencyKey, request, () -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Terms terms = request.terms(now, new Terms.Limits(config.lateness(), config.patience()));
            Author author = new Author(caller.name(), caller.isOfTokensFile());
            ChangeRequest posted = requests.post(change, terms, author, request.reason(), now);
            return Response.created(URI.create("/api/v1/change-requests/" + posted.id()))
                    .entity(views.view(posted))
                    .build();
        });
    }

    private static @Nullable State state(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        return State.of(wire).orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_REQUEST, "Send a state that exists, or none.")
                .error("state", "must be pending, scheduled, applied, rejected, withdrawn, failed or expired"));
    }
}
