package dev.sluice.flag.messaging;

import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Wanted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of the events about change requests. */
final class RequestWire {
    private RequestWire() {}

    /**
     * The data of {@code flag.change-requested.v1}.
     *
     * @param change what of the flag or segment is to change
     * @param approval whether it waits for one
     */
    record Requested(
            UUID requestId,
            @Nullable String flag,
            @Nullable String segment,
            String environment,
            String service,
            String change,
            String by,
            String reason,
            @Nullable String at,
            String expiresAt,
            boolean approval) {
        static final String TYPE = "dev.sluice.flag.change-requested.v1";

        static Requested of(ChangeRequest request) {
            Wanted wanted = request.wanted();
            return new Requested(
                    request.id(),
                    wanted.flagKey(),
                    wanted.segmentName(),
                    wanted.scope().environment(),
                    wanted.scope().service(),
                    wanted.word(),
                    request.posted().author().name(),
                    request.posted().reason(),
                    request.terms().at() == null ? null : request.terms().at().toString(),
                    request.terms().expiresAt().toString(),
                    request.standing() instanceof Standing.Pending);
        }
    }

    /**
     * The data of {@code flag.change-request-settled.v1}.
     *
     * @param requestedBy who posted it
     * @param by who approved of it, rejected or withdrew it
     * @param reason why that person did; where it failed, what stood in the way
     * @param revision the flag's after the change; of a segment the version of the catalogue
     * @param problem the code of what stood in the way
     */
    record Settled(
            UUID requestId,
            @Nullable String flag,
            @Nullable String segment,
            String environment,
            String service,
            String change,
            String outcome,
            String requestedBy,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Long revision,
            @Nullable String problem) {
        static final String TYPE = "dev.sluice.flag.change-request-settled.v1";

        static Settled of(ChangeRequest request, Standing.Settled standing) {
            return switch (standing) {
                case Standing.Applied applied ->
                    of(
                            request,
                            applied.approval() == null
                                    ? null
                                    : applied.approval().by(),
                            applied.approval() == null
                                    ? null
                                    : applied.approval().reason(),
                            applied.revision(),
                            null);
                case Standing.Rejected rejected -> of(request, rejected.by(), rejected.reason(), null, null);
                case Standing.Withdrawn withdrawn -> of(request, withdrawn.by(), withdrawn.reason(), null, null);
                case Standing.Failed failed ->
                    of(
                            request,
                            failed.approval() == null ? null : failed.approval().by(),
                            Wire.shortened(failed.detail()),
                            null,
                            failed.problem());
                case Standing.Expired expired -> of(request, null, null, null, null);
            };
        }

        private static Settled of(
                ChangeRequest request,
                @Nullable String by,
                @Nullable String reason,
                @Nullable Long revision,
                @Nullable String problem) {
            Wanted wanted = request.wanted();
            return new Settled(
                    request.id(),
                    wanted.flagKey(),
                    wanted.segmentName(),
                    wanted.scope().environment(),
                    wanted.scope().service(),
                    wanted.word(),
                    request.standing().state().wire(),
                    request.posted().author().name(),
                    by,
                    reason,
                    revision,
                    problem);
        }
    }
}
