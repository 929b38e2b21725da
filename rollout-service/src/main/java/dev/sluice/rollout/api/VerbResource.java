package dev.sluice.rollout.api;

import dev.sluice.kit.auth.Role;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.FailureKind;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What persons decide about a rollout. Each answers with the rollout as it is afterwards. */
@Path("/api/v1/rollouts/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rollouts")
@APIResponse(
        responseCode = "200",
        description = "The rollout as it is now",
        content = @Content(schema = @Schema(implementation = RolloutView.class)))
public class VerbResource {

    private static final String KEY = "Idempotency-Key";

    private final VerbDesk desk;

    VerbResource(VerbDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/pause")
    @Transactional
    @Operation(summary = "Opens no further gate until it is resumed; the analysis goes on, and so does a rollback")
    public Response pause(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(verb("pause", id, key, request), Role.OPERATOR, RolloutInput.Pause::new);
    }

    @POST
    @Path("/resume")
    @Transactional
    @Operation(summary = "Goes on after a pause, or gives a stage that its deadline halted another deadline")
    public Response resume(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(verb("resume", id, key, request), Role.OPERATOR, RolloutInput.Resume::new);
    }

    @POST
    @Path("/promote")
    @Transactional
    @Operation(summary = "Passes the stage without waiting for its bake and verdict; does not replace an approval")
    public Response promote(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(
                verb("promote", id, key, request), Role.OPERATOR, by -> new RolloutInput.Promote(by, request.stage()));
    }

    @POST
    @Path("/approve")
    @Transactional
    @Operation(summary = "Gives the approval that the stage's gate asks for")
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(
                verb("approve", id, key, request), Role.APPROVER, by -> new RolloutInput.Approve(by, request.stage()));
    }

    @POST
    @Path("/cancel")
    @Transactional
    @Operation(summary = "Gives up: ends at once when nobody was exposed, otherwise rolls back")
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(verb("cancel", id, key, request), Role.OPERATOR, RolloutInput.Cancel::new);
    }

    @POST
    @Path("/rollback")
    @Transactional
    @Operation(summary = "Rolls back, from every state that is not terminal")
    public Response rollback(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        List<FailureKind> kinds = request.failureKinds() == null ? List.of() : request.failureKinds();
        return desk.run(verb("rollback", id, key, request), Role.OPERATOR, by -> new RolloutInput.Rollback(by, kinds));
    }

    @POST
    @Path("/retry")
    @Transactional
    @Operation(summary = "Begins another attempt after a deadline halted it, or has a failed rollback tried again")
    public Response retry(
            @PathParam("id") UUID id, @HeaderParam(KEY) @Nullable String key, @Valid @NotNull VerbRequest request) {
        return desk.run(verb("retry", id, key, request), Role.OPERATOR, RolloutInput.Retry::new);
    }

    private static VerbDesk.Verb verb(String name, UUID id, @Nullable String key, VerbRequest request) {
        return new VerbDesk.Verb(name, id, key, request);
    }
}
