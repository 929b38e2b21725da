package dev.sluice.flag.api;

import dev.sluice.flag.api.EvaluationsView.CountView;
import dev.sluice.flag.api.EvaluationsView.RecordView;
import dev.sluice.flag.usage.UsageLedger;
import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.debug.DebugRecords;
import dev.sluice.flag.usage.debug.DebugStore;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often a flag was evaluated and to what, and the evaluations that were written down. Limit and cursor page through the latter. */
@Path("/api/v1/flags/{key}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EvaluationsResource {
    /** A week. */
    static final int MOST_HOURS = 168;

    private final FlagCommands commands;
    private final UsageLedger usage;
    private final DebugStore debug;
    private final DebugRecords records;

    public EvaluationsResource(FlagCommands commands, UsageLedger usage, DebugStore debug, DebugRecords records) {
        this.commands = commands;
        this.usage = usage;
        this.debug = debug;
        this.records = records;
    }

    @GET
    public EvaluationsView evaluations(
            @PathParam("key") String key,
            @QueryParam("hours") @DefaultValue("24") @Min(1) @Max(MOST_HOURS) int hours,
            @BeanParam PageParameters page) {
        commands.find(key, Role.VIEWER);
        PageRequest request = page.request();
        Instant now = Instant.now();
        List<OutcomeCount> counts = usage.counts(key, now.minus(Duration.ofHours(hours)));
        List<DebugRecords.Entry> rows = records.before(key, before(request), request.limit() + 1);
        return new EvaluationsView(
                key,
                hours,
                counts.stream().mapToLong(OutcomeCount::count).sum(),
                usage.lastEvaluatedAt(key, now).orElse(null),
                counts.stream().map(CountView::of).toList(),
                debug.find(key).map(DebugView::of).orElse(null),
                Page.of(rows, request, row -> Cursor.of(Long.toString(row.id())))
                        .map(RecordView::of));
    }

    private static long before(PageRequest request) {
        Cursor after = request.after();
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after.key(0));
        } catch (NumberFormatException e) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", e);
        }
    }
}
