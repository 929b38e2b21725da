package dev.sluice.rollback.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.rollback.matrix.DecisionMatrix;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The decision matrix that holds where a plan says nothing else. */
@Path("/api/v1/decision-matrix")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class MatrixResource {
    private final Caller caller;

    public MatrixResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    public Page<MatrixView> get() {
        caller.requireAnywhere(Role.VIEWER);
        return new Page<>(
                DecisionMatrix.defaults().rows().stream().map(MatrixView::of).toList(), null);
    }
}
