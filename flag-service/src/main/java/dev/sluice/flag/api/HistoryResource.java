package dev.sluice.flag.api;

import dev.sluice.flag.model.Revision;
import dev.sluice.flag.store.RevisionRepository;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened to a flag, newest first. */
@Path("/api/v1/flags/{key}/history")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HistoryResource {
    private final FlagCommands commands;
    private final RevisionRepository revisions;

    public HistoryResource(FlagCommands commands, RevisionRepository revisions) {
        this.commands = commands;
        this.revisions = revisions;
    }

    @GET
    public Page<RevisionView> history(@PathParam("key") String key, @BeanParam PageParameters page) {
        commands.find(key, Role.VIEWER);
        PageRequest request = page.request();
        List<Revision> rows = revisions.before(key, before(request), request.limit() + 1);
        Map<Long, Revision> byNumber = rows.stream().collect(Collectors.toMap(Revision::number, Function.identity()));
        return Page.of(rows, request, row -> Cursor.of(Long.toString(row.number())))
                .map(row -> RevisionView.of(row, byNumber.get(row.number() - 1)));
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
