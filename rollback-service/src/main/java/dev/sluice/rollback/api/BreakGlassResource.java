package dev.sluice.rollback.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollback.application.BreakGlass;
import dev.sluice.rollback.application.BreakGlass.Outcome;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Takes a rollout back at once, from this service's own copy: without rollout-service, without monitor-service, and for routes without
 * Kafka too, since nothing here waits for the relay.
 */
@Path("/api/v1/rollbacks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class BreakGlassResource {
    private final BreakGlass breakGlass;
    private final Idempotency idempotency;
    private final Caller caller;

    public BreakGlassResource(BreakGlass breakGlass, Idempotency idempotency, Caller caller) {
        this.breakGlass = breakGlass;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Transactional
    @APIResponse(
            responseCode = "201",
            description = "It acts now.",
            content = @Content(schema = @Schema(implementation = RollbackView.class)))
    @APIResponse(
            responseCode = "200",
            description = "A rollback of this attempt exists already; it goes on.",
            content = @Content(schema = @Schema(implementation = RollbackView.class)))
    public Response breakGlass(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull BreakGlassRequest request) {
        caller.requireAnywhere(Role.OPERATOR);
        Known copy = breakGlass.copy(request.rolloutId()).orElseThrow(() -> new ProblemException(
                        RollbackProblem.UNKNOWN_ROLLOUT,
                        "Check the id. When it is right, this service has not read the plan: set the weights at the router by hand.")
                .with("rolloutId", request.rolloutId()));
        caller.require(
                Role.OPERATOR, copy.identity().environment(), copy.identity().service());
        return idempotency.once(key, request, () -> answer(breakGlass.begin(copy, caller.name(), request.reason())));
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun begun -> {
                RollbackView view = RollbackView.of(begun.rollback());
                yield Response.created(URI.create("/api/v1/rollbacks/" + view.id()))
                        .entity(view)
                        .build();
            }
            case Outcome.Joined joined ->
                Response.ok(RollbackView.of(joined.rollback())).build();
            case Outcome.Over over ->
                throw new ProblemException(
                                RollbackProblem.ROLLOUT_OVER,
                                "Nothing of this rollout can be taken back any more. Plan a rollout to the version that you want.")
                        .with("rolloutId", over.rolloutId());
        };
    }
}
