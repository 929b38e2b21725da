package dev.sluice.flag.api;

import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.application.SegmentChanges;
import dev.sluice.flag.application.SegmentChanges.SegmentCommand;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Segments: callers with a name, for the rules of all flags of one environment and service. */
@Path("/api/v1/segments/{environment}/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SegmentResource {
    private final Segments segments;
    private final SegmentChanges changes;
    private final AuditTrail audit;
    private final Caller caller;

    public SegmentResource(Segments segments, SegmentChanges changes, AuditTrail audit, Caller caller) {
        this.segments = segments;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    public List<SegmentView> list(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @PathParam("service") @Pattern(regexp = Names.PATTERN) String service) {
        caller.require(Role.VIEWER, environment, service);
        return segments.of(new Scope(environment, service)).stream()
                .map(SegmentView::of)
                .toList();
    }

    /** Writes a segment; every flag whose rules ask for it follows at once. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SegmentView put(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @PathParam("service") @Pattern(regexp = Names.PATTERN) String service,
            @PathParam("name") @Pattern(regexp = Names.PATTERN) String name,
            @NotNull @Valid ChangeSegment request) {
        caller.require(Role.OPERATOR, environment, service);
        Segment segment = request.toSegment(name);
        change(new Scope(environment, service), name, segment, request.reason());
        return SegmentView.of(segment);
    }

    /** Deletes a segment that no rule asks for. */
    @DELETE
    @Path("/{name}")
    @Transactional
    public Response delete(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @PathParam("service") @Pattern(regexp = Names.PATTERN) String service,
            @PathParam("name") @Pattern(regexp = Names.PATTERN) String name,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        caller.require(Role.OPERATOR, environment, service);
        change(new Scope(environment, service), name, null, reason);
        return Response.noContent().build();
    }

    private void change(Scope scope, String name, @Nullable Segment segment, String reason) {
        SegmentCommand command = new SegmentCommand(scope, name, segment, null);
        changes.change(command, Origin.person(caller.name(), reason)).ifPresent(refused -> {
            throw FlagProblem.problem(refused);
        });
        audit.record(
                segment == null ? "delete-segment" : "change-segment",
                name,
                scope.environment(),
                scope.service(),
                reason,
                segment == null
                        ? Map.of()
                        : Map.of("anyOf", SegmentView.of(segment).anyOf()));
    }
}
