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

/** Routes: registered by an admin, seen by viewers of their environment and service. */
@Path("/api/v1/routes")
@Produces(MediaType.APPLICATION_JSON)
public class RouteResource {

    private final RouteRegistry registry;
    private final RouteViews views;
    private final Caller caller;
    private final AuditTrail audit;

    RouteResource(RouteRegistry registry, RouteViews views, Caller caller, AuditTrail audit) {
        this.registry = registry;
        this.views = views;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Transactional
    public Page<RouteView> list(@BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        return views.list(Visible.to(caller), page.request());
    }

    @GET
    @Path("/{name}")
    @Transactional
    public RouteView get(@PathParam("name") String name) {
        RouteView view = view(name);
        caller.require(Role.VIEWER, view.environment(), view.service());
        return view;
    }

    /** Creates or replaces; the same again changes nothing. All traffic goes to {@code active} at once. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response put(@PathParam("name") String name, @Valid @NotNull RouteRequest request) {
        caller.require(Role.ADMIN, request.environment(), request.service());
        registry.find(name).ifPresent(before -> caller.require(Role.ADMIN, before.environment(), before.service()));
        if (request.credential() != null || request.driver().equals("haproxy")) {
            // a secret belongs to nobody in particular: who may send it somewhere could read it there;
            // and HAProxy obeys this process, whoever's backend the url names
            caller.require(Role.ADMIN, Grant.ANY, Grant.ANY);
        }
        Route route = request.route(name);
        RouteRegistry.Outcome outcome =
                registry.put(route, caller.name(), Clock.systemUTC().instant());
        return switch (outcome) {
            case CREATED -> {
                audit("register-route", route);
                yield Response.created(URI.create("/api/v1/routes/" + name))
                        .entity(view(name))
                        .build();
            }
            case CHANGED -> {
                audit("change-route", route);
                yield Response.ok(view(name)).build();
            }
            case UNCHANGED -> Response.ok(view(name)).build();
        };
    }

    @DELETE
    @Path("/{name}")
    @Transactional
    public void delete(@PathParam("name") String name) {
        Route route = registry.find(name).orElseThrow(() -> unknown());
        caller.require(Role.ADMIN, route.environment(), route.service());
        registry.remove(name);
        audit("remove-route", route);
    }

    private RouteView view(String name) {
        return views.find(name).orElseThrow(() -> unknown());
    }

    private void audit(String action, Route route) {
        audit.record(
                action,
                route.name(),
                route.environment(),
                route.service(),
                null,
                Map.of("driver", route.driver(), "url", route.url(), "active", route.active()));
    }

    private static ProblemException unknown() {
        return new ProblemException(
                RegistryProblem.UNKNOWN_ROUTE,
                "Register it with PUT /api/v1/routes/{name}, or look at GET /api/v1/routes.");
    }
}
