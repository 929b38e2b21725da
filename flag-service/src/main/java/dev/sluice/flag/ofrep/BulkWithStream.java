package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.stream.Invitations;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bulk evaluations whose answers name the stream of their changes. */
@Singleton
class BulkWithStream {
    private final BulkEvaluation evaluation;
    private final Invitations invitations;

    BulkWithStream(BulkEvaluation evaluation, Invitations invitations) {
        this.evaluation = evaluation;
        this.invitations = invitations;
    }

    Reply of(Snapshot snapshot, Evaluator evaluator, @Nullable String ifNoneMatch, byte @Nullable [] body) {
        Instant now = Instant.now();
        StampedTags tags = new StampedTags(ifNoneMatch, stamp -> invitations.isKept(stamp, now));
        Reply reply = evaluation.of(snapshot, evaluator.readers(), tags.bare(), body);
        return switch (reply.status()) {
            case 200 ->
                invitations
                        .invite(
                                evaluator.name(),
                                evaluator.ofTokensFile(),
                                evaluator.readers().grants(),
                                now)
                        .map(invitation -> reply.with("eventStreams", invitation.eventStreams(snapshot.version()))
                                .tagged(StampedTags.stamped(reply.tag(), invitation.stamp())))
                        .orElse(reply);
            case 304 -> reply.tagged(tags.held(reply.tag()));
            default -> reply;
        };
    }
}
