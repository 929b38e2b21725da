package dev.sluice.flag.sync;

import dev.sluice.kit.auth.Caller;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;

/** The streams of this replica that the caller may see, oldest first: who has which version, and so whether a change arrived. */
@Path("/api/v1/sync/streams")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SyncStreamsResource {
    private final SyncServer server;
    private final Caller caller;

    SyncStreamsResource(SyncServer server, Caller caller) {
        this.server = server;
        this.caller = caller;
    }

    @GET
    public Page<SyncStreamView> list(@BeanParam PageParameters page) {
        caller.requireAnywhere(Role.VIEWER);
        PageRequest request = page.request();
        long after = after(request);
        List<FlagStream> rows = server.streams().stream()
                .filter(stream -> stream.id() > after)
                .filter(stream -> caller.may(
                        Role.VIEWER, stream.set().environment(), stream.set().service()))
                .sorted(Comparator.comparingLong(FlagStream::id))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(rows, request, row -> Cursor.of(Long.toString(row.id()))).map(SyncStreamView::of);
    }

    private static long after(PageRequest request) {
        Cursor after = request.after();
        try {
            return after == null ? 0 : Long.parseLong(after.key(0));
        } catch (NumberFormatException e) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", e);
        }
    }
}
