package dev.sluice.flag.api;

import dev.sluice.flag.model.Names;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.Environments;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What environments ask of those who change their flags. */
@Path("/api/v1/environments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EnvironmentResource {
    private final Environments environments;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final Caller caller;

    public EnvironmentResource(Environments environments, Catalogue catalogue, AuditTrail audit, Caller caller) {
        this.environments = environments;
        this.catalogue = catalogue;
        this.audit = audit;
        this.caller = caller;
    }

    /** Those that have settings; all others ask for no approval. */
    @GET
    public Page<EnvironmentView> list(@BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        PageRequest request = page.request();
        Cursor after = request.after();
        List<Environments.Settings> rows =
                environments.find(caller.grants(), after == null ? "" : after.key(0), request.limit() + 1);
        return Page.of(rows, request, row -> Cursor.of(row.environment())).map(EnvironmentView::of);
    }

    /** Holds for every change that is decided after the answer; for all services, so the role is admin of all of them. */
    @PUT
    @Path("/{environment}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public EnvironmentView set(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @NotNull @Valid SetApprovals request) {
        caller.require(Role.ADMIN, environment, Grant.ANY);
        catalogue.lock();
        Environments.Settings settings = new Environments.Settings(
                environment,
                request.approvals(),
                caller.name(),
                request.reason(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        environments.save(settings);
        audit.record(
                "set-environment",
                environment,
                environment,
                null,
                request.reason(),
                Map.of("approvals", request.approvals()));
        return EnvironmentView.of(settings);
    }
}
