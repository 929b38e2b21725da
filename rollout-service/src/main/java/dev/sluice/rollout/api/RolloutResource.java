package dev.sluice.rollout.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.registry.Visible;
import dev.sluice.rollout.store.RolloutList;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rollouts to look at. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rollouts")
public class RolloutResource {

    private static final List<String> STATES = List.of(
            "Planned",
            "Running",
            "Paused",
            "Halted",
            "RollingBack",
            "RollbackFailed",
            "Completed",
            "Closed",
            "RolledBack",
            "Cancelled");

    private final RolloutList list;
    private final RolloutViews views;
    private final Caller caller;

    RolloutResource(RolloutList list, RolloutViews views, Caller caller) {
        this.list = list;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(summary = "Lists rollouts, newest first, of everything that the caller may view")
    public Page<RolloutSummary> list(
            @BeanParam PageParameters page,
            @QueryParam("state") @Nullable String state,
            @QueryParam("service") @Nullable String service,
            @QueryParam("environment") @Nullable String environment) {
        caller.requireAnywhere(Role.VIEWER);
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, "Choose a state of " + STATES + ", or none.")
                    .error("state", "must be one of " + STATES);
        }
        return list.list(new RolloutList.Filter(state, service, environment), Visible.to(caller), page.request())
                .map(RolloutSummary::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "Shows a rollout: its state, its stages, the newest verdict and what it waits for")
    public RolloutView get(@PathParam("id") UUID id) {
        views.require(Role.VIEWER, id);
        return views.view(id);
    }
}
