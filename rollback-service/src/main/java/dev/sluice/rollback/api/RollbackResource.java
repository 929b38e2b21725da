package dev.sluice.rollback.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollback.store.RollbackPages;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.StoredRollback;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rollbacks, newest first. A viewer sees those of the environments and services of their grants. */
@Path("/api/v1/rollbacks")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RollbackResource {
    private final RollbackPages pages;
    private final Rollbacks rollbacks;
    private final Caller caller;

    public RollbackResource(RollbackPages pages, Rollbacks rollbacks, Caller caller) {
        this.pages = pages;
        this.rollbacks = rollbacks;
        this.caller = caller;
    }

    @GET
    public Page<RollbackView> list(@BeanParam PageParameters page, @QueryParam("rolloutId") @Nullable UUID rolloutId) {
        caller.requireAnywhere(Role.VIEWER);
        return pages.find(caller.grants(), rolloutId, page.request()).map(RollbackView::of);
    }

    @GET
    @Path("{id}")
    public RollbackView get(@PathParam("id") UUID id) {
        caller.requireAnywhere(Role.VIEWER);
        return rollbacks.byId(id).filter(this::visible).map(RollbackView::of).orElseThrow(RollbackResource::notFound);
    }

    /** What nobody knows the environment of is for those who see everything. */
    private boolean visible(StoredRollback stored) {
        String environment = stored.about().environment();
        String service = stored.about().service();
        return caller.may(Role.VIEWER, environment == null ? "*" : environment, service == null ? "*" : service);
    }

    private static ProblemException notFound() {
        return new ProblemException(
                CommonProblem.NOT_FOUND,
                "Look the rollback up at /api/v1/rollbacks; you see those of your own grants.");
    }
}
