package dev.sluice.rollout.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.StructuredEvent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connected client. Each message is awaited until it is on the wire, so nothing piles up for one that is slow. */
final class Subscriber {

    /** The client is gone or too slow. */
    static final class GoneException extends Exception {
        GoneException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final SseEventSink sink;
    private final Sse sse;
    private final ObjectMapper json;
    private final Duration patience;

    Subscriber(SseEventSink sink, Sse sse, ObjectMapper json, Duration patience) {
        this.sink = sink;
        this.sse = sse;
        this.json = json;
        this.patience = patience;
    }

    void event(EventEnvelope event, StreamPosition after) throws GoneException, InterruptedException {
        send(sse.newEventBuilder()
                .name(event.type())
                .id(after.text())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, StructuredEvent.write(event, json))
                .build());
    }

    /** A comment; the id that comes with it moves the client's Last-Event-ID on without an event. */
    void comment(String text, StreamPosition after) throws GoneException, InterruptedException {
        send(sse.newEventBuilder().comment(text).id(after.text()).build());
    }

    boolean isGone() {
        return sink.isClosed();
    }

    void close() {
        sink.close();
    }

    private void send(OutboundSseEvent message) throws GoneException, InterruptedException {
        try {
            sink.send(message).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new GoneException("did not take an event within " + patience, slow);
        } catch (ExecutionException | IllegalStateException closed) {
            throw new GoneException("has closed the connection", closed);
        }
    }
}
