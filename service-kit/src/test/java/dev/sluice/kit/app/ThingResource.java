package dev.sluice.kit.app;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.body.YamlOrJson;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.sql.Sql;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One resource that uses every mechanism of the kit. */
@Path("/api/v1/things")
public class ThingResource {
    private final Sql sql;
    private final Caller caller;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final YamlOrJson bodies;

    public ThingResource(Sql sql, Caller caller, Idempotency idempotency, AuditTrail audit, YamlOrJson bodies) {
        this.sql = sql;
        this.caller = caller;
        this.idempotency = idempotency;
        this.audit = audit;
        this.bodies = bodies;
    }

    @POST
    @Transactional
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Thing thing) {
        caller.require(Role.OPERATOR, "production", "shop");
        return idempotency.once(key, thing, () -> {
            UUID id = UUID.randomUUID();
            sql.update("INSERT INTO effect (subject, event_id, data) VALUES (?, ?, '')", thing.name(), id);
            if (thing.name().startsWith("slow")) {
                sql.query("SELECT 1 FROM pg_sleep(0.7)", row -> row.getInt(1));
            }
            audit.record("create-thing", thing.name(), "production", "shop", null, Map.of("id", id));
            return Response.created(URI.create("/api/v1/things/" + id))
                    .entity(Map.of("id", id, "name", thing.name()))
                    .build();
        });
    }

    @POST
    @Path("/document")
    @Consumes({"application/json", "application/yaml"})
    public Object document(@Context HttpHeaders headers, byte[] body) {
        return bodies.parse(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
    }

    @GET
    @Path("/by-number/{number}")
    public int byNumber(@PathParam("number") int number) {
        return number;
    }

    @GET
    @Path("/page")
    public PageRequest page(@BeanParam PageParameters page) {
        return page.request();
    }

    @GET
    @Path("/open")
    public String open() {
        return caller.name();
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("the password is 1234");
    }

    @GET
    @Path("/role")
    public String role(@QueryParam("role") Role role) {
        caller.require(role, "production", "shop");
        return caller.name();
    }
}
