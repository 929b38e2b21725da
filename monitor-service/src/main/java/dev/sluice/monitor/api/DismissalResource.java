package dev.sluice.monitor.api;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.monitor.application.AnalysisService;
import dev.sluice.monitor.application.LookScheduler;
import dev.sluice.monitor.store.AnalysisRepository;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Persons call alarms false. */
@Path("/api/v1/analyses/{rolloutId}/dismissals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DismissalResource {
    private final AnalysisService service;
    private final AnalysisRepository analyses;
    private final LookScheduler looks;
    private final AuditTrail audit;
    private final Idempotency idempotency;
    private final Caller caller;

    public DismissalResource(
            AnalysisService service,
            AnalysisRepository analyses,
            LookScheduler looks,
            AuditTrail audit,
            Idempotency idempotency,
            Caller caller) {
        this.service = service;
        this.analyses = analyses;
        this.looks = looks;
        this.audit = audit;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Transactional
    @Operation(
            summary =
                    "Calls the alarm of a metric (or sample-ratio) false for this attempt; health has to be proven all the same")
    @APIResponse(
            responseCode = "200",
            description = "The analysis; its next look says what is left.",
            content = @Content(schema = @Schema(implementation = AnalysisView.class)))
    public Response dismiss(
            @PathParam("rolloutId") String rolloutId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DismissalRequest request) {
        caller.requireAnywhere(Role.OPERATOR);
        UUID id = AnalysisResource.id(rolloutId);
        Subject subject = analyses.find(id)
                .orElseThrow(AnalysisResource::unknown)
                .planned()
                .plan()
                .subject();
        caller.require(Role.OPERATOR, subject.environment(), subject.service());
        return idempotency.once(key, request, () -> {
            AnalysisView view = AnalysisView.of(service.dismiss(id, request.metric(), caller.name(), request.reason()));
            audit.record(
                    "dismiss-alarm",
                    id.toString(),
                    subject.environment(),
                    subject.service(),
                    request.reason(),
                    Map.of("metric", request.metric()));
            looks.wake();
            return Response.ok(view).build();
        });
    }
}
