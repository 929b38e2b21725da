package dev.sluice.rollout.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.body.YamlOrJson;
import dev.sluice.rollout.application.PlanDesk;
import dev.sluice.rollout.plan.Finding;
import dev.sluice.rollout.plan.PlanReader;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans to try out; nothing is stored. */
@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans")
public class PlanResource {

    private final YamlOrJson bodies;
    private final PlanDesk desk;
    private final Caller caller;

    PlanResource(YamlOrJson bodies, PlanDesk desk, Caller caller) {
        this.bodies = bodies;
        this.desk = desk;
        this.caller = caller;
    }

    /** What the linter says. */
    record LintView(boolean accepted, List<FindingView> findings) {}

    /** One finding. */
    record FindingView(String rule, String severity, String path, String message) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.rule().code(),
                    finding.rule().severity().name().toLowerCase(Locale.ROOT),
                    finding.path(),
                    finding.message());
        }
    }

    @POST
    @Path("/lint")
    @Consumes({MediaType.APPLICATION_JSON, PlanningResource.YAML, PlanningResource.OLD_YAML, PlanningResource.TEXT_YAML
    })
    @Transactional
    @Operation(summary = "Lints a plan (JSON or YAML): errors would refuse it, warnings would be returned with it")
    public LintView lint(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.OBJECT)),
                                @Content(mediaType = PlanningResource.YAML, schema = @Schema(type = SchemaType.OBJECT))
                            })
                    byte[] body) {
        caller.requireAnywhere(Role.VIEWER);
        JsonNode json = bodies.parse(contentType, body);
        PlanReader.Reading reading = desk.read(json);
        reading.plan().ifPresent(plan -> caller.require(Role.VIEWER, plan.environment(), plan.service()));
        PlanDesk.Checked checked = desk.check(reading);
        return new LintView(
                !checked.refused(),
                checked.findings().stream().map(FindingView::of).toList());
    }
}
