package dev.sluice.flag.stream;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.config.StreamsConfig;
import dev.sluice.kit.auth.BearerTokens;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The event streams of this replica, and who may open them. */
@ApplicationScoped
class EventStreams {
    private final Snapshots snapshots;
    private final StreamsConfig config;
    private final BearerTokens tokens;
    private final KeyRing keys;
    private final StreamTally tally = new StreamTally();
    private final Places places;
    private final StreamHub hub;

    EventStreams(FlagConfig config, Snapshots snapshots, BearerTokens tokens, KeyRing keys) {
        this.snapshots = snapshots;
        this.config = config.streams();
        this.tokens = tokens;
        this.keys = keys;
        this.places = new Places(this.config.mostStreams(), this.config.mostOfOneCaller());
        this.hub = new StreamHub(snapshots::current, this.config.spacing(), this.config.heartbeat(), this::isHonoured);
    }

    void start(@Observes StartupEvent event) {
        snapshots.onChange(hub::changed);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        hub.close();
    }

    /** What a ticket opens now; nothing if it was never handed out, has expired, or its holder's token was revoked. */
    Optional<Ticket> admit(String ticket, Instant now) {
        return Tickets.read(ticket, keys::find)
                .filter(known -> config.enabled() && known.opensAt(now) && isHonoured(known));
    }

    /** Tokens of an identity provider cannot be looked for, so their streams only end when their time is up. */
    private boolean isHonoured(Ticket ticket) {
        return !ticket.ofTokensFile()
                || Coverage.of(tokens.grants(ticket.caller())).covers(ticket.coverage());
    }

    /**
     * Begins a stream, unless there are too many.
     *
     * @param since the version that the client knows of
     * @return null, or what it should do instead
     */
    @Nullable
    String open(Ticket ticket, SseEventSink sink, Sse sse, long since) {
        String full = places.take(ticket.caller());
        if (full == null) {
            begin(ticket, sink, sse, since);
        }
        return full;
    }

    private void begin(Ticket ticket, SseEventSink sink, Sse sse, long since) {
        long now = System.nanoTime();
        SseLine line = new SseLine(sink, sse);
        ChangeStream stream = new ChangeStream(ticket, line, since, now + life(config.life()), now, tally);
        hub.open(stream);
        line.greet(() -> hub.ready(stream), () -> {
            places.free(ticket.caller());
            hub.gone(stream);
        });
    }

    /** In nanoseconds; 10 % more or less, so that those who came at once do not go at once. */
    private static long life(Duration life) {
        return (long) (life.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
    }

    StreamTally tally() {
        return tally;
    }

    /** Streams that are open. */
    int count() {
        return places.taken();
    }
}
