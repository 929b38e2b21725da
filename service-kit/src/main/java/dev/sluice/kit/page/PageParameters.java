package dev.sluice.kit.page;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** {@code @BeanParam} of every list: {@code ?limit=&cursor=}. */
public class PageParameters {
    @QueryParam("limit")
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** What the parameters ask for.
     *
     * @throws dev.sluice.kit.problem.ProblemException when limit or cursor is not valid */
    public PageRequest request() {
        return PageRequest.of(limit, cursor);
    }
}
