package dev.sluice.flag.api;

import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Posted;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change request, as the API shows it.
 *
 * @param change what is wanted, as it was posted and filled in
 * @param by who asked for it
 * @param revision of the flag when it was posted; of a segment the version of the catalogue when it was written last
 * @param at when it is to be applied; null: as soon as it is approved
 * @param expiresAt from then on it is not applied any more
 * @param state pending, scheduled, applied, rejected, withdrawn, failed or expired
 * @param approval null while there is none, and where none was asked for
 * @param end null while it is open
 * @param difference null in lists, and of what ended without a change
 */
public record ChangeRequestView(
        UUID id,
        String environment,
        String service,
        @Nullable String flag,
        @Nullable String segment,
        Map<String, Object> change,
        String by,
        String reason,
        Instant createdAt,
        long revision,
        @Nullable Instant at,
        boolean onlyIfUnchanged,
        Instant expiresAt,
        String state,
        @Nullable ApprovalView approval,
        @Nullable EndView end,
        @Nullable DifferenceView difference) {

    /** Who agreed, and why. */
    public record ApprovalView(String by, String reason) {
        static @Nullable ApprovalView of(@Nullable Approval approval) {
            return approval == null ? null : new ApprovalView(approval.by(), approval.reason());
        }
    }

    /**
     * How it ended.
     *
     * @param by who rejected or withdrew it
     * @param revision that it made
     * @param problem the code of what stood in the way
     */
    public record EndView(
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Long revision,
            @Nullable String problem,
            @Nullable String detail) {

        static EndView of(Standing.Settled settled) {
            return switch (settled) {
                case Standing.Applied applied -> new EndView(applied.at(), null, null, applied.revision(), null, null);
                case Standing.Rejected rejected ->
                    new EndView(rejected.at(), rejected.by(), rejected.reason(), null, null, null);
                case Standing.Withdrawn withdrawn ->
                    new EndView(withdrawn.at(), withdrawn.by(), withdrawn.reason(), null, null, null);
                case Standing.Failed failed ->
                    new EndView(failed.at(), null, null, null, failed.problem(), failed.detail());
                case Standing.Expired expired -> new EndView(expired.at(), null, null, null, null, null);
            };
        }
    }

    static ChangeRequestView of(ChangeRequest request) {
        return of(request, null);
    }

    static ChangeRequestView of(ChangeRequest request, @Nullable DifferenceView difference) {
        Wanted wanted = request.wanted();
        Posted posted = request.posted();
        Terms terms = request.terms();
        Standing standing = request.standing();
        return new ChangeRequestView(
                request.id(),
                wanted.scope().environment(),
                wanted.scope().service(),
                wanted.flagKey(),
                wanted.segmentName(),
                ChangeView.of(wanted),
                posted.author().name(),
                posted.reason(),
                posted.at(),
                posted.revision(),
                terms.at(),
                terms.onlyIfUnchanged(),
                terms.expiresAt(),
                standing.state().wire(),
                ApprovalView.of(approval(standing)),
                standing instanceof Standing.Settled settled ? EndView.of(settled) : null,
                difference);
    }

    private static @Nullable Approval approval(Standing standing) {
        return switch (standing) {
            case Standing.Pending pending -> null;
            case Standing.Scheduled scheduled -> scheduled.approval();
            case Standing.Applied applied -> applied.approval();
            case Standing.Rejected rejected -> null;
            case Standing.Withdrawn withdrawn -> null;
            case Standing.Failed failed -> failed.approval();
            case Standing.Expired expired -> expired.approval();
        };
    }
}
