package dev.sluice.rollout.timeline;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What happened to a rollout, oldest first, from all four topics. */
@Path("/api/v1/rollouts/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TimelineResource {

    private final TimelineStore store;
    private final Caller caller;

    TimelineResource(TimelineStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    public Page<TimelineEntry> list(@PathParam("id") UUID id, @BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        TimelineStore.Owner owner = store.owner(id)
                .orElseThrow(
                        () -> new ProblemException(
                                CommonProblem.NOT_FOUND,
                                "Look at GET /api/v1/rollouts; what was planned within the last second may not have arrived yet."));
        caller.require(Role.VIEWER, owner.environment(), owner.service());
        return store.list(id, page.request());
    }
}
