package dev.sluice.flag.api;

import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.usage.debug.DebugSettings;
import dev.sluice.flag.usage.debug.DebugStore;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;

/** Which evaluations of a flag are written down for people to look at. */
@Path("/api/v1/flags/{key}/debug")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DebugResource {
    private final FlagCommands commands;
    private final DebugStore debug;
    private final AuditTrail audit;

    public DebugResource(FlagCommands commands, DebugStore debug, AuditTrail audit) {
        this.commands = commands;
        this.debug = debug;
        this.audit = audit;
    }

    /** Replaces what was set before; with sampling 0 and nobody to watch it ends. */
    @PUT
    @Transactional
    public DebugView set(@PathParam("key") String key, @NotNull @Valid SetDebug request) {
        Flag flag = commands.find(key, Role.OPERATOR).flag();
        if (flag.archived()) {
            throw new ProblemException(
                    FlagProblem.FLAG_ARCHIVED, "Watch a flag that is not archived; this one is evaluated for nobody.");
        }
        DebugSettings settings = request.settings(key, Instant.now());
        debug.set(settings);
        audit.record(
                "debug-flag",
                key,
                flag.scope().environment(),
                flag.scope().service(),
                request.reason(),
                // how many, not who: the trail is kept longer than the records of those who are watched
                Map.of(
                        "sampling", settings.sampling(),
                        "targetingKeys", settings.targetingKeys().size(),
                        "attributes", settings.attributes().keySet(),
                        "values", settings.values(),
                        "until", settings.until()));
        return DebugView.of(new DebugStore.Stored(settings, 0));
    }
}
