package dev.sluice.kit.page;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What page of a list is wanted.
 *
 * @param limit 1 to {@value #MAX_LIMIT}; query {@code limit + 1} rows so that {@link Page#of} sees whether more follow
 * @param after the end of the page before, null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(
                            CommonProblem.INVALID_REQUEST, "Send a limit from 1 to " + MAX_LIMIT + ", or none.")
                    .error("limit", "must be from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * From the query parameters {@code limit} and {@code cursor}.
     *
     * @throws ProblemException {@code invalid-request} or {@code invalid-cursor}
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? DEFAULT_LIMIT : limit,
                cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }
}
