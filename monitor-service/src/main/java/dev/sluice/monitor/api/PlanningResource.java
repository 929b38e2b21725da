package dev.sluice.monitor.api;

import dev.sluice.judge.planning.PlanningAid;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The planning aid: nothing is stored. */
@Path("/api/v1/analyses/plan")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PlanningResource {
    private final Caller caller;

    public PlanningResource(Caller caller) {
        this.caller = caller;
    }

    @POST
    @Operation(
            summary =
                    "Says what a plan finds with its traffic, which margins it can prove, and how long it must bake; stores nothing")
    public PlanningView plan(@Valid @NotNull PlanningRequest request) {
        caller.requireAnywhere(Role.VIEWER);
        return PlanningView.of(PlanningAid.of(request.traffic(), request.plan(), request.margins()));
    }
}
