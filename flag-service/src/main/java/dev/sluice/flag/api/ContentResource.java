package dev.sluice.flag.api;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand.Edit;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Flag;
import dev.sluice.kit.auth.Role;
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

/** What a person changes about a flag that no rollout drives: who gets what, and what people know of it. */
@Path("/api/v1/flags/{key}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ContentResource {
    private final FlagCommands commands;

    public ContentResource(FlagCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/exposure")
    @Transactional
    public Response expose(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ChangeExposure request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return edit(flag, new Edited.NewExposure(request.over(flag.exposure())), ifMatch, request.reason());
    }

    /** Replaces all rules: {@code {"rules": […]}} for people, or {@code {"logic": JsonLogic}} for experts. */
    @PUT
    @Path("/targeting")
    @Transactional
    public Response target(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ChangeTargeting request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return edit(flag, new Edited.NewTargeting(request.toTargeting()), ifMatch, request.reason());
    }

    @PUT
    @Path("/prerequisites")
    @Transactional
    public Response require(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ChangePrerequisites request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return edit(flag, new Edited.NewPrerequisites(request.toPrerequisites()), ifMatch, request.reason());
    }

    @PUT
    @Path("/card")
    @Transactional
    public Response describe(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ChangeCard request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        return edit(flag, new Edited.NewCard(request.card().toCard()), ifMatch, request.reason());
    }

    /** Makes the flag what it was after an earlier revision. */
    @POST
    @Path("/revert")
    @Transactional
    public Response revert(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Revert request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        Content then = commands.then(key, request.revision());
        return edit(flag, new Edited.Replaced(then), ifMatch, request.reason());
    }

    private Response edit(Flag flag, Edited edited, @Nullable String ifMatch, String reason) {
        commands.change(flag, new Edit(edited, Preconditions.revision(ifMatch)), reason);
        return Answers.flag(commands.find(flag.key(), Role.OPERATOR));
    }
}
