package dev.sluice.monitor.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.monitor.api.AnalysisView.AnalysisSummary;
import dev.sluice.monitor.application.MonitorProblem;
import dev.sluice.monitor.store.AnalysisList;
import dev.sluice.monitor.store.AnalysisRepository;
import dev.sluice.monitor.store.StoredAnalysis;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Analyses to read: what is watched, what was counted, what the verdict rests on. */
@Path("/api/v1/analyses")
public class AnalysisResource {
    private final AnalysisList list;
    private final AnalysisRepository analyses;
    private final Caller caller;

    public AnalysisResource(AnalysisList list, AnalysisRepository analyses, Caller caller) {
        this.list = list;
        this.analyses = analyses;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lists analyses, newest rollout first; only those that the caller may view")
    public Page<AnalysisSummary> list(@BeanParam PageParameters parameters) {
        caller.requireAnywhere(Role.VIEWER);
        PageRequest request = parameters.request();
        List<Grant> viewing = caller.grants().stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        List<StoredAnalysis> rows = list.find(viewing, after(request), request.limit() + 1);
        return Page.of(rows, request, row -> Cursor.of(row.rolloutId().toString()))
                .map(AnalysisView::summary);
    }

    @GET
    @Path("/{rolloutId}")
    @Operation(summary = "Shows the analysis of a rollout: current verdict, evidence, counts and looks per stage")
    public AnalysisView get(@PathParam("rolloutId") String rolloutId) {
        caller.requireAnywhere(Role.VIEWER);
        StoredAnalysis stored = analyses.find(id(rolloutId)).orElseThrow(AnalysisResource::unknown);
        Subject subject = stored.planned().plan().subject();
        caller.require(Role.VIEWER, subject.environment(), subject.service());
        return AnalysisView.of(stored);
    }

    private static @Nullable UUID after(PageRequest request) {
        Cursor cursor = request.after();
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(cursor.key(0));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    CommonProblem.INVALID_CURSOR, "Use the value of 'next' of this list, or leave cursor out.", e);
        }
    }

    static UUID id(String rolloutId) {
        try {
            return UUID.fromString(rolloutId);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return new ProblemException(
                MonitorProblem.ANALYSIS_NOT_FOUND,
                "Check the rollout id; an analysis exists once rollout.planned has arrived here.");
    }
}
