package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.SnapshotChoice.BehindException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers a request of JAX-RS, as soon as the snapshot that it names is there. */
@Singleton
class Answering {
    private final SnapshotChoice choice;
    private final Replies replies;
    private final Unexpected unexpected;

    Answering(SnapshotChoice choice, Replies replies, Unexpected unexpected) {
        this.choice = choice;
        this.replies = replies;
        this.unexpected = unexpected;
    }

    /** Which snapshot is asked for. */
    interface Choosing {
        Uni<Snapshot> from(SnapshotChoice choice) throws InvalidRequestException;
    }

    /**
     * Evaluates with a snapshot.
     *
     * @param key of the flag; null when all are asked for
     */
    Uni<Response> with(Choosing choosing, @Nullable String key, Function<Snapshot, Reply> evaluation) {
        Uni<Reply> reply;
        try {
            reply = choosing.from(choice).map(evaluation);
        } catch (InvalidRequestException e) {
            reply = Uni.createFrom().item(replies.refused(key, e));
        }
        return reply.onFailure(BehindException.class)
                .recoverWithItem(
                        behind -> replies.failed(503, key, ErrorCode.GENERAL, String.valueOf(behind.getMessage()))
                                .retried())
                .onFailure()
                .recoverWithItem(failure -> unexpected.reply(key, failure))
                .map(Answering::response);
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        if (reply.hasBody()) {
            response.entity(reply.body()).header(HttpHeaders.CONTENT_TYPE, Reply.MEDIA_TYPE);
        }
        reply.headers().forEach(response::header);
        return response.build();
    }
}
