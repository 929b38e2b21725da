package dev.sluice.flag.api;

import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Stage;
import dev.sluice.flag.store.FlagFilter;
import dev.sluice.flag.store.FlagList;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.flag.usage.stale.StaleFlags;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageParameters;
import dev.sluice.kit.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The flags that the caller may see, by key. */
@Path("/api/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FlagListResource {
    private final FlagList flags;
    private final StaleFlags staleFlags;
    private final Caller caller;

    public FlagListResource(FlagList flags, StaleFlags staleFlags, Caller caller) {
        this.flags = flags;
        this.staleFlags = staleFlags;
        this.caller = caller;
    }

    /**
     * A page.
     *
     * @param stage of their life; those at stage archived are shown only so, or with {@code archived=true}
     * @param stale true: only those that nobody seems to need any more; false: only others
     */
    @GET
    public Page<FlagView> list(
            @BeanParam PageParameters page,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("service") @Nullable String service,
            @QueryParam("kind") @Nullable @Pattern(regexp = Kind.PATTERN) String kind,
            @QueryParam("stage") @Nullable @Pattern(regexp = Stage.PATTERN) String stage,
            @QueryParam("stale") @Nullable Boolean stale,
            @QueryParam("archived") @DefaultValue("false") boolean archived) {
        caller.requireAnywhere(Role.VIEWER);
        List<Grant> viewing = caller.grants().stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        FlagFilter filter = new FlagFilter(
                environment,
                service,
                kind == null ? null : Kind.of(kind).orElseThrow(),
                archived || Stage.ARCHIVED.wire().equals(stage));
        Predicate<StoredFlag> wanted = atStage(stage).and(stale(stale));
        PageRequest request = page.request();
        Cursor after = request.after();
        List<StoredFlag> rows =
                flags.find(viewing, filter, wanted, after == null ? "" : after.key(0), request.limit() + 1);
        return Page.of(rows, request, row -> Cursor.of(row.flag().key())).map(FlagView::of);
    }

    private static Predicate<StoredFlag> atStage(@Nullable String stage) {
        Instant now = Instant.now();
        return stage == null
                ? any -> true
                : stored -> Stage.of(stored.flag(), now).wire().equals(stage);
    }

    private Predicate<StoredFlag> stale(@Nullable Boolean stale) {
        if (stale == null) {
            return any -> true;
        }
        Set<String> known = staleFlags.all().keySet();
        return stored -> known.contains(stored.flag().key()) == stale;
    }
}
