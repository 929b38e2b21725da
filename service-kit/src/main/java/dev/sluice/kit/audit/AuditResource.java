package dev.sluice.kit.audit;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The audit trail, newest first. A viewer sees what belongs to the environments and services of their grants. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AuditResource {
    private final AuditStore store;
    private final Caller caller;

    public AuditResource(AuditStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    public Page<AuditEntry> list(@BeanParam PageParameters page, @QueryParam("subject") @Nullable String subject) {
        caller.requireAnywhere(Role.VIEWER);
        return store.find(caller.grants(), subject, page.request());
    }
}
