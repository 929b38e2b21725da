package dev.sluice.flag.sync;

import dev.sluice.flag.model.Scope;
import io.grpc.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream. It holds at most one document, the newest, until the client can take it: nothing piles up for a slow one. Only the
 * hub's thread calls what changes it.
 */
final class FlagStream {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Instant since = Instant.now();
    private final Scope set;
    private final Client client;
    private final Line line;
    private final Tally tally;
    private @Nullable SetMessage waiting;
    private @Nullable SetMessage last;
    private volatile @Nullable Sent sent;

    FlagStream(Scope set, Client client, Line line, Tally tally) {
        this.set = set;
        this.client = client;
        this.line = line;
        this.tally = tally;
    }

    /** The way to the client. */
    interface Line {
        /** Whether it takes another message without keeping it in memory here. */
        boolean isReady();

        void send(SetMessage message);

        /** Why the client may not have the set any more, though it was let in: its token was revoked, or lost the grant. */
        Optional<Status> refusal();

        void close(Status status);
    }

    /**
     * Who it is, as they say themselves.
     *
     * @param provider {@code provider_id} of the request
     * @param selector as it was sent
     * @param caller name of the token; empty where none is asked for
     */
    record Client(String provider, String selector, String caller, String userAgent) {}

    /** What the client was sent last. */
    record Sent(long version, Instant at) {}

    /** Another state of the set; what waits for the client is of no more use. */
    void offer(SetMessage message) {
        if (waiting != null && waiting != message) {
            tally.conflated(1);
        }
        waiting = message == last ? null : message;
        drain();
    }

    /** The same state once more. */
    void repeat(SetMessage message) {
        waiting = message;
        drain();
    }

    /** Sends what waits, if the client can take it. */
    void drain() {
        SetMessage message = waiting;
        if (message != null && line.isReady()) {
            waiting = null;
            last = message;
            line.send(message);
            sent = new Sent(message.version(), Instant.now());
            tally.sent(message);
        }
    }

    /** Ends it if its client would not be let in now; whether it did. */
    boolean endIfRefused() {
        Optional<Status> refusal = line.refusal();
        refusal.ifPresent(line::close);
        return refusal.isPresent();
    }

    void close(Status status) {
        line.close(status);
    }

    long id() {
        return id;
    }

    Scope set() {
        return set;
    }

    Client client() {
        return client;
    }

    Instant since() {
        return since;
    }

    /** Null before the first one. */
    @Nullable
    Sent sent() {
        return sent;
    }
}
