package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.State;
import dev.sluice.flag.store.SegmentText;
import dev.sluice.flag.targeting.Segment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a request stands, in columns. */
record StandingColumns(
        State state,
        @Nullable Approval approval,
        @Nullable Instant settledAt,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Long revision,
        @Nullable String segmentBefore,
        @Nullable String problem,
        @Nullable String detail) {

    static StandingColumns of(Standing standing) {
        State state = standing.state();
        return switch (standing) {
            case Standing.Pending pending -> new StandingColumns(state, null, null, null, null, null, null, null, null);
            case Standing.Scheduled scheduled ->
                new StandingColumns(state, scheduled.approval(), null, null, null, null, null, null, null);
            case Standing.Applied applied ->
                new StandingColumns(
                        state,
                        applied.approval(),
                        applied.at(),
                        null,
                        null,
                        applied.revision(),
                        before(applied.segmentBefore()),
                        null,
                        null);
            case Standing.Rejected rejected ->
                new StandingColumns(
                        state, null, rejected.at(), rejected.by(), rejected.reason(), null, null, null, null);
            case Standing.Withdrawn withdrawn ->
                new StandingColumns(
                        state, null, withdrawn.at(), withdrawn.by(), withdrawn.reason(), null, null, null, null);
            case Standing.Failed failed ->
                new StandingColumns(
                        state,
                        failed.approval(),
                        failed.at(),
                        null,
                        null,
                        null,
                        null,
                        failed.problem(),
                        failed.detail());
            case Standing.Expired expired ->
                new StandingColumns(state, expired.approval(), expired.at(), null, null, null, null, null, null);
        };
    }

    static StandingColumns of(ResultSet row) throws SQLException {
        String approver = row.getString("approver");
        return new StandingColumns(
                State.valueOf(row.getString("state")),
                approver == null ? null : new Approval(approver, row.getString("approval_reason")),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("settled_reason"),
                row.getObject("applied_revision", Long.class),
                row.getString("segment_before"),
                row.getString("problem"),
                row.getString("detail"));
    }

    /**
     * The standing that was stored.
     *
     * @param segment the name of the segment that the request is about, null when it is about a flag
     */
    Standing standing(@Nullable String segment) {
        return switch (state) {
            case PENDING -> new Standing.Pending();
            case SCHEDULED -> new Standing.Scheduled(approval);
            case APPLIED ->
                new Standing.Applied(
                        approval,
                        Objects.requireNonNull(revision),
                        segment == null || segmentBefore == null ? null : SegmentText.read(segment, segmentBefore),
                        at());
            case REJECTED -> new Standing.Rejected(Objects.requireNonNull(by), Objects.requireNonNull(reason), at());
            case WITHDRAWN -> new Standing.Withdrawn(Objects.requireNonNull(by), Objects.requireNonNull(reason), at());
            case FAILED ->
                new Standing.Failed(approval, Objects.requireNonNull(problem), Objects.requireNonNull(detail), at());
            case EXPIRED -> new Standing.Expired(approval, at());
        };
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private Instant at() {
        return Objects.requireNonNull(settledAt);
    }

    private static @Nullable String before(@Nullable Segment segment) {
        return segment == null ? null : SegmentText.write(segment);
    }
}
