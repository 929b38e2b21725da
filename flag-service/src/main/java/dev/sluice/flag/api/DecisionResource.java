package dev.sluice.flag.api;

import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.ChangeRequests;
import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.Input;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** One change request: looked at, and decided about. */
@Path("/api/v1/change-requests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@APIResponse(
        responseCode = "200",
        description = "The change request as it is now",
        content = @Content(schema = @Schema(implementation = ChangeRequestView.class)))
public class DecisionResource {
    private final ChangeRequests requests;
    private final RequestViews views;
    private final Idempotency idempotency;
    private final Caller caller;

    public DecisionResource(ChangeRequests requests, RequestViews views, Idempotency idempotency, Caller caller) {
        this.requests = requests;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** With what it changes. The ETag is the revision of the flag or segment now: it says what an approver saw. */
    @GET
    public Response get(@PathParam("id") UUID id) {
        return views.answer(views.find(id, Role.VIEWER));
    }

    /**
     * Agrees to the change; not for its author. It is made at once, or at its time. When it cannot be made now that is answered as for the direct
     * change, and the request stays pending.
     */
    @POST
    @Path("/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response approve(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Why request) {
        views.find(id, Role.APPROVER);
        Input approve = new Input.Approve(new Approval(caller.name(), request.reason()));
        return decide("approve", id, idempotencyKey, request, approve, Preconditions.revision(ifMatch));
    }

    /** Refuses the change for good; not for its author, who withdraws it. */
    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid Why request) {
        views.find(id, Role.APPROVER);
        Input reject = new Input.Reject(caller.name(), request.reason());
        return decide("reject", id, idempotencyKey, request, reject, null);
    }

    /** Takes the request back; for its author, and for administrators. */
    @POST
    @Path("/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid Why request) {
        Scope scope = views.find(id, Role.VIEWER).wanted().scope();
        boolean admin = caller.may(Role.ADMIN, scope.environment(), scope.service());
        Input withdraw = new Input.Withdraw(caller.name(), request.reason(), admin);
        return decide("withdraw", id, idempotencyKey, request, withdraw, null);
    }

    private Response decide(
            String verb, UUID id, @Nullable String idempotencyKey, Why request, Input input, @Nullable Long seen) {
        Map<String, Object> fingerprint = Map.of("verb", verb, "changeRequest", id, "request", request);
        return idempotency.once(idempotencyKey, fingerprint, () -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return views.answer(requests.decide(id, input, seen, now));
        });
    }
}
