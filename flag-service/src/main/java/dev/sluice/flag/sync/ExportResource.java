package dev.sluice.flag.sync;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A set of flags as a definition file of flagd: what providers get by sync, for whoever keeps or serves files. */
@Path("/api/v1/flag-sets/{environment}/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExportResource {
    private final Snapshots snapshots;
    private final Caller caller;

    ExportResource(Snapshots snapshots, Caller caller) {
        this.snapshots = snapshots;
        this.caller = caller;
    }

    /**
     * The file (flags.json of open-feature/flagd-schemas 0.2) with all flags that are not archived; {@code metadata.version} is that of the
     * set's last change.
     */
    @GET
    public String file(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @PathParam("service") @Pattern(regexp = Names.PATTERN) String service) {
        caller.require(Role.VIEWER, environment, service);
        Scope set = new Scope(environment, service);
        Snapshot snapshot = snapshots.current();
        return new SetEncoder(set)
                .encode(
                        snapshot,
                        snapshot.flags().stream()
                                .filter(flag -> flag.scope().equals(set))
                                .toList(),
                        snapshot.segments(set))
                .document();
    }
}
