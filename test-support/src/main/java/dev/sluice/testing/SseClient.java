package dev.sluice.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does. */
public final class SseClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    /**
     * A message.
     *
     * @param id of this one or the last one before that had one, as a browser sends it when it connects again
     * @param data empty for a comment alone
     */
    public record Message(String id, String type, String data, String comment) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    private SseClient(URI url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Connects, whatever is answered. */
    public static SseClient open(URI url, Map<String, String> headers) {
        return new SseClient(url, headers);
    }

    public int status() {
        return response.statusCode();
    }

    /** A header of the answer; empty when there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next message with data. */
    public Message next() {
        Message message = nextWithin(Duration.ofSeconds(PATIENCE_SECONDS));
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /** The next message with data, if one comes in time. */
    public @Nullable Message nextWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Message message = any(end);
        while (message != null && message.data().isEmpty()) {
            message = any(end);
        }
        return message;
    }

    /** The next message, a comment included. */
    public Message nextOrComment() {
        Message message = any(System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    private @Nullable Message any(long end) {
        try {
            return messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String id = "";
        String type = "";
        String comment = "";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.startsWith(":")) {
                    comment = line.substring(1).strip();
                } else if (line.isEmpty()) {
                    messages.add(new Message(id, type, data.toString(), comment));
                    type = "";
                    comment = "";
                    data.setLength(0);
                }
            }
            messages.add(new Message(id, "", "", "ended"));
        } catch (IOException closed) {
            messages.add(new Message(id, "", "", "closed"));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
