package dev.sluice.flag.api;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagCommand.Disable;
import dev.sluice.flag.change.FlagCommand.Edit;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The kill switch, and the way back. */
@Path("/api/v1/flags/{key}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SwitchResource {
    private final FlagCommands commands;
    private final Idempotency idempotency;

    public SwitchResource(FlagCommands commands, Idempotency idempotency) {
        this.commands = commands;
        this.idempotency = idempotency;
    }

    /**
     * Gives everybody the default variant until the flag is enabled again, also while a rollout drives it: no stage of that one can switch
     * it on again, and the rollout is taken back.
     */
    @POST
    @Path("/disable")
    @Transactional
    public Response disable(
            @PathParam("key") String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Why request) {
        return change(key, idempotencyKey, new Disable(Preconditions.revision(ifMatch)), request);
    }

    /** Puts the flag's rules in force again; its exposure stays closed until somebody opens it. */
    @POST
    @Path("/enable")
    @Transactional
    public Response enable(
            @PathParam("key") String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Why request) {
        return change(key, idempotencyKey, new Edit(new Edited.SwitchedOn(), Preconditions.revision(ifMatch)), request);
    }

    private Response change(String key, @Nullable String idempotencyKey, FlagCommand command, Why request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return idempotency.once(idempotencyKey, request, () -> {
            commands.change(flag, command, request.reason());
            return Answers.flag(commands.find(key, Role.OPERATOR));
        });
    }
}
