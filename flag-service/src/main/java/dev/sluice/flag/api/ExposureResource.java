package dev.sluice.flag.api;

import dev.sluice.flag.change.FlagCommand.Disable;
import dev.sluice.flag.change.FlagCommand.Expose;
import dev.sluice.flag.model.Flag;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to a flag's exposure. Where a rollout drives the flag the person takes it over: this attempt of the rollout cannot
 * change it any more.
 */
@Path("/api/v1/flags/{key}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExposureResource {
    private final FlagCommands commands;
    private final Idempotency idempotency;

    public ExposureResource(FlagCommands commands, Idempotency idempotency) {
        this.commands = commands;
        this.idempotency = idempotency;
    }

    @PUT
    @Path("/exposure")
    @Transactional
    public Response expose(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ChangeExposure request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        Expose expose = new Expose(request.over(flag.exposure()), Preconditions.revision(ifMatch));
        commands.change(flag, expose, request.reason());
        return Answers.flag(commands.find(key, Role.OPERATOR));
    }

    /** Gives everybody the default variant. */
    @POST
    @Path("/disable")
    @Transactional
    public Response disable(
            @PathParam("key") String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Why request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return idempotency.once(idempotencyKey, request, () -> {
            commands.change(flag, new Disable(Preconditions.revision(ifMatch)), request.reason());
            return Answers.flag(commands.find(key, Role.OPERATOR));
        });
    }
}
