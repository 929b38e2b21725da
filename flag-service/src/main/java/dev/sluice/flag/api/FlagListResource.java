package dev.sluice.flag.api;

import dev.sluice.flag.model.Kind;
import dev.sluice.flag.store.FlagFilter;
import dev.sluice.flag.store.FlagList;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags that the caller may see, by key. */
@Path("/api/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FlagListResource {
    private final FlagList flags;
    private final Caller caller;

    public FlagListResource(FlagList flags, Caller caller) {
        this.flags = flags;
        this.caller = caller;
    }

    @GET
    public Page<FlagView> list(
            @BeanParam PageParameters page,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("service") @Nullable String service,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("archived") @DefaultValue("false") boolean archived) {
        caller.requireAnywhere(Role.VIEWER);
        List<Grant> viewing = caller.grants().stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        FlagFilter filter = new FlagFilter(environment, service, kind(kind), archived);
        PageRequest request = page.request();
        Cursor after = request.after();
        List<StoredFlag> rows = flags.find(viewing, filter, after == null ? "" : after.key(0), request.limit() + 1);
        return Page.of(rows, request, row -> Cursor.of(row.flag().key())).map(FlagView::of);
    }

    private static @Nullable Kind kind(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        return Kind.of(wire).orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_REQUEST, "Send a kind that exists, or none.")
                .error("kind", "must be release, operational, experiment or permission"));
    }
}
