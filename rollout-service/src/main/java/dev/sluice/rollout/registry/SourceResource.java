package dev.sluice.rollout.registry;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.problem.ProblemException;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** Sources of metrics: registered by an admin of their environment and service, or of all when they belong to all. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    private final SourceRegistry registry;
    private final Caller caller;
    private final AuditTrail audit;

    SourceResource(SourceRegistry registry, Caller caller, AuditTrail audit) {
        this.registry = registry;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Transactional
    public Page<SourceView> list(@BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        return registry.list(Visible.to(caller), page.request());
    }

    @GET
    @Path("/{name}")
    @Transactional
    public SourceView get(@PathParam("name") String name) {
        caller.requireAnywhere(Role.VIEWER);
        SourceView source = view(name);
        if (!Visible.to(caller).covers(source)) {
            caller.require(Role.VIEWER, source.environment(), source.service());
        }
        return source;
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response put(@PathParam("name") String name, @Valid @NotNull SourceRequest request) {
        caller.require(Role.ADMIN, request.environmentOrAny(), request.serviceOrAny());
        registry.find(name).ifPresent(before -> caller.require(Role.ADMIN, before.environment(), before.service()));
        if (request.credential() != null) {
            // a secret belongs to nobody in particular: who may send it somewhere could read it there
            caller.require(Role.ADMIN, Grant.ANY, Grant.ANY);
        }
        if (request.sourceType() == SourceType.HAPROXY) {
            // its socket obeys Sluice's process, whoever's backend the URL names
            caller.require(Role.ADMIN, Grant.ANY, Grant.ANY);
        }
        SourceRegistry.Outcome outcome =
                registry.put(name, request, caller.name(), Clock.systemUTC().instant());
        SourceView view = view(name);
        return switch (outcome) {
            case CREATED -> {
                audit("register-source", view);
                yield Response.created(URI.create("/api/v1/sources/" + name))
                        .entity(view)
                        .build();
            }
            case CHANGED -> {
                audit("change-source", view);
                yield Response.ok(view).build();
            }
            case UNCHANGED -> Response.ok(view).build();
        };
    }

    @DELETE
    @Path("/{name}")
    @Transactional
    public void delete(@PathParam("name") String name) {
        SourceView source = view(name);
        caller.require(Role.ADMIN, source.environment(), source.service());
        registry.remove(name);
        audit("remove-source", source);
    }

    private SourceView view(String name) {
        return registry.find(name)
                .orElseThrow(() -> new ProblemException(
                        RegistryProblem.UNKNOWN_SOURCE,
                        "Register it with PUT /api/v1/sources/{name}, or look at GET /api/v1/sources."));
    }

    private void audit(String action, SourceView source) {
        audit.record(
                action,
                source.name(),
                source.environment(),
                source.service(),
                null,
                Map.of("type", source.type(), "url", source.url()));
    }
}
