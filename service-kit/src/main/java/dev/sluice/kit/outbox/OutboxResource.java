package dev.sluice.kit.outbox;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What operators can see and do about events that Kafka refuses. */
@Path("/api/v1/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OutboxResource {
    private final OutboxBacklog backlog;
    private final AuditTrail audit;
    private final RelaySignal signal;
    private final Caller caller;

    OutboxResource(OutboxBacklog backlog, AuditTrail audit, RelaySignal signal, Caller caller) {
        this.backlog = backlog;
        this.audit = audit;
        this.signal = signal;
        this.caller = caller;
    }

    /**
     * What an operator did about a key.
     *
     * @param unparked how many events are tried again
     */
    public record Unparked(String key, int unparked) {}

    @GET
    @Path("/parked")
    public Page<ParkedRow> parked() {
        caller.require(Role.ADMIN, Grant.ANY, Grant.ANY);
        return new Page<>(backlog.parked(PageRequest.MAX_LIMIT), null);
    }

    @POST
    @Path("/{key}/unpark")
    @Transactional
    public Unparked unpark(@PathParam("key") String key) {
        caller.require(Role.ADMIN, Grant.ANY, Grant.ANY);
        int count = backlog.unpark(key);
        if (count == 0) {
            throw new ProblemException(
                    CommonProblem.NOT_FOUND, "Nothing of this key is parked; GET /api/v1/outbox/parked lists what is.");
        }
        audit.record("unpark-outbox", key, null, null, null, Map.of("events", count));
        signal.committed();
        return new Unparked(key, count);
    }
}
