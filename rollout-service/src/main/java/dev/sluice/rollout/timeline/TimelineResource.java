package dev.sluice.rollout.timeline;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.store.Rollouts;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** What happened to a rollout, oldest first, from all four topics. */
@Path("/api/v1/rollouts/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {

    private final TimelineStore store;
    private final Rollouts rollouts;
    private final Caller caller;

    TimelineResource(TimelineStore store, Rollouts rollouts, Caller caller) {
        this.store = store;
        this.rollouts = rollouts;
        this.caller = caller;
    }

    @GET
    @Transactional
    public Page<TimelineEntry> list(@PathParam("id") UUID id, @BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        TimelineStore.Owner owner = store.owner(id)
                .or(() -> planned(id))
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "Look at GET /api/v1/rollouts for the rollouts that there are."));
        caller.require(Role.VIEWER, owner.environment(), owner.service());
        return store.list(id, page.request());
    }

    /** Its first event may still be on the way. */
    private Optional<TimelineStore.Owner> planned(UUID id) {
        return rollouts.find(id)
                .map(stored -> stored.rollout().journey().compiled().plan())
                .map(plan -> new TimelineStore.Owner(plan.environment(), plan.service()));
    }
}
