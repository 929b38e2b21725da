package dev.sluice.flag.api;

import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.change.FlagCommand.Archive;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.usage.UsageLedger;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A flag's life: created, read, archived. */
@Path("/api/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FlagResource {
    private final FlagCommands commands;
    private final FlagChanges changes;
    private final Idempotency idempotency;
    private final Caller caller;
    private final UsageLedger usage;

    public FlagResource(
            FlagCommands commands, FlagChanges changes, Idempotency idempotency, Caller caller, UsageLedger usage) {
        this.commands = commands;
        this.changes = changes;
        this.idempotency = idempotency;
        this.caller = caller;
        this.usage = usage;
    }

    /** Creates a flag; the role is operator of its environment and service. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, @NotNull @Valid CreateFlag request) {
        caller.require(Role.OPERATOR, request.environment(), request.service());
        return idempotency.once(idempotencyKey, request, () -> {
            Flag flag = request.toFlag();
            String reason = request.reason() == null ? "created" : request.reason();
            changes.create(flag, Origin.person(caller.name(), reason)).ifPresent(refused -> {
                throw FlagProblem.problem(refused);
            });
            commands.record("create-flag", flag, reason);
            FlagView view = FlagView.of(commands.find(flag.key(), Role.OPERATOR));
            return Response.created(URI.create("/api/v1/flags/" + flag.key()))
                    .entity(view)
                    .build();
        });
    }

    @GET
    @Path("/{key}")
    public Response get(@PathParam("key") String key) {
        return Answers.flag(commands.find(key, Role.VIEWER));
    }

    /**
     * Archives a flag for ever: evaluating it answers FLAG_NOT_FOUND, and its key stays taken.
     *
     * @param force also while somebody evaluates it
     */
    @DELETE
    @Path("/{key}")
    @Transactional
    public Response archive(
            @PathParam("key") String key,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        if (!force) {
            usage.notArchivable(key, flag.scope(), Instant.now()).ifPresent(refused -> {
                throw FlagProblem.problem(refused);
            });
        }
        commands.change(flag, new Archive(Preconditions.revision(ifMatch)), reason);
        return Response.noContent().build();
    }
}
