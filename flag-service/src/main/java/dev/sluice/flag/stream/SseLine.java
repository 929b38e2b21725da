package dev.sluice.flag.stream;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;

/** Server-sent events to one client, one after another: the next is written when the one before has left. */
final class SseLine implements ChangeStream.Line {
    /** How long a client waits before it connects again, in milliseconds. */
    private static final long RECONNECT = 2_000;

    private final SseEventSink sink;
    private final Sse sse;
    private volatile boolean ready;
    private volatile Runnable whenReady = () -> {};

    /** A connection whose head has not been written. */
    SseLine(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    /**
     * Writes the head of the response and a first line, so that proxies let it through; before, it is not ready. Has to be called before
     * the resource's method returns, which would else write the head, maybe at the same time as another thread a message.
     *
     * @param taken is run whenever the client can take more
     * @param closed is run once, whoever ends the connection
     */
    @SuppressWarnings("resource") // safe because the broadcaster only listens; the sink is what has to be closed
    void greet(Runnable taken, Runnable closed) {
        whenReady = taken;
        SseBroadcaster ends = sse.newBroadcaster();
        ends.onClose(ended -> closed.run());
        ends.register(sink);
        send(sse.newEventBuilder()
                .comment("connected")
                .reconnectDelay(RECONNECT)
                .build());
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void tell(long version) {
        send(sse.newEventBuilder()
                .id(Long.toString(version))
                .name("message")
                .data(String.class, "{\"type\":\"refetchEvaluation\",\"etag\":\"" + version + "\"}")
                .build());
    }

    @Override
    public void keepAlive() {
        send(sse.newEventBuilder().comment("heartbeat").build());
    }

    @Override
    public void end() {
        sink.close();
    }

    private void send(OutboundSseEvent event) {
        ready = false;
        try {
            var unused = sink.send(event).whenComplete((written, failure) -> {
                if (failure == null) {
                    ready = true;
                    whenReady.run();
                } else {
                    sink.close();
                }
            });
        } catch (IllegalStateException closed) {
            // safe because the connection is over, which is told by itself
            sink.close();
        }
    }
}
