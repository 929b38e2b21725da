package dev.sluice.rollout.quarantine;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.application.QuarantineReleases;
import dev.sluice.rollout.registry.Visible;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What failed and is refused; an approver of its environment and service releases it. */
@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {

    private final StoredQuarantine quarantine;
    private final QuarantineReleases releases;
    private final Idempotency idempotency;
    private final Caller caller;
    private final AuditTrail audit;

    QuarantineResource(
            StoredQuarantine quarantine,
            QuarantineReleases releases,
            Idempotency idempotency,
            Caller caller,
            AuditTrail audit) {
        this.quarantine = quarantine;
        this.releases = releases;
        this.idempotency = idempotency;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * Lists newest first.
     *
     * @param released also what was released since
     */
    @GET
    @Transactional
    public Page<QuarantineView> list(
            @BeanParam PageParameters page, @QueryParam("released") @DefaultValue("false") boolean released) {
        caller.requireAnywhere(Role.VIEWER);
        return quarantine.list(Visible.to(caller), released, page.request());
    }

    @GET
    @Path("/{id}")
    @Transactional
    public QuarantineView get(@PathParam("id") UUID id) {
        caller.requireAnywhere(Role.VIEWER);
        QuarantineView view = view(id);
        caller.require(Role.VIEWER, view.environment(), view.service());
        return view;
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response release(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReleaseRequest request) {
        caller.requireAnywhere(Role.APPROVER);
        QuarantineView view = view(id);
        caller.require(Role.APPROVER, view.environment(), view.service());
        return idempotency.once(key, Map.of("release", id, "reason", request.reason()), () -> {
            release(view, request.reason());
            return Response.ok(view(id)).build();
        });
    }

    private void release(QuarantineView view, String reason) {
        if (!quarantine.release(
                view.id(), caller.name(), reason, Clock.systemUTC().instant())) {
            throw new ProblemException(
                    QuarantineProblem.ALREADY_RELEASED, "Nothing is left to do: plan the rollout again.");
        }
        releases.released(view.entry(), caller.name(), reason);
        audit.record(
                "release-quarantine",
                view.id().toString(),
                view.environment(),
                view.service(),
                reason,
                Map.of("version", view.version(), "kind", view.kind(), "rolloutId", view.rolloutId()));
    }

    private QuarantineView view(UUID id) {
        return quarantine
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        QuarantineProblem.UNKNOWN_QUARANTINE, "Look at GET /api/v1/quarantine?released=true."));
    }
}
