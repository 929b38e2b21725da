package dev.sluice.rollout.stream;

import dev.sluice.testing.TestRole;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A subscriber that reads server-sent events as a browser does. */
final class Sse implements AutoCloseable {

    /** A message; {@code data} is empty when only the id moved. */
    record Message(String id, String type, String data, String comment) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BufferedReader reader;

    Sse(URI base, String query, String token, @Nullable String lastEventId) {
        HttpResponse<InputStream> response = Awaitility.await()
                .atMost(Duration.ofSeconds(10)) // the places of the test before may not be free yet
                .until(() -> open(client, base, query, token, lastEventId), answer -> answer.statusCode() != 503);
        if (response.statusCode() != 200) {
            throw new AssertionError("the stream answered " + response.statusCode());
        }
        reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::read);
    }

    Sse(URI base, @Nullable String lastEventId) {
        this(base, "", TestRole.VIEWER.token(), lastEventId);
    }

    static HttpResponse<InputStream> open(
            HttpClient client, URI base, String query, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/events" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next message, a comment included. */
    Message next() {
        try {
            Message message = messages.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** So many messages with data. */
    List<Message> events(int count) {
        List<Message> events = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (events.size() < count) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("wanted " + count + " events, got " + events);
            }
            Message message = next();
            if (!message.data().isEmpty()) {
                events.add(message);
            }
        }
        return events;
    }

    private void read() {
        String id = "";
        String type = "";
        String comment = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
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
