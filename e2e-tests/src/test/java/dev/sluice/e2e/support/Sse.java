package dev.sluice.e2e.support;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A subscriber to rollout-service's event stream. */
public final class Sse implements AutoCloseable {
    private final InputStream stream;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Sse(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    /** Connects; with {@code lastEventId} it resumes after that event, without it reads from now on. */
    public static Sse open(Stack stack, @Nullable String lastEventId) {
        return open(stack, stack.url("rollout"), lastEventId);
    }

    /** Connects to one of several replicas of rollout-service. */
    public static Sse open(Stack stack, URI replica, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + stack.token("viewer"))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response =
                    HttpClient.newHttpClient().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("the event stream answered " + response.statusCode());
            }
            return new Sse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Event await(Duration atMost, Predicate<Event> wanted) {
        return readUntil(atMost, wanted).getLast();
    }

    /** All events up to and including the first that is wanted. */
    public List<Event> readUntil(Duration atMost, Predicate<Event> wanted) {
        long end = System.nanoTime() + atMost.toNanos();
        var read = new ArrayList<Event>();
        try {
            while (true) {
                Event event = events.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("the event did not come; came: " + read);
                }
                read.add(event);
                if (wanted.test(event)) {
                    return read;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String id = "";
        String type = "";
        String data = "";
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data += line.substring(5).strip();
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, type, data));
                    data = "";
                }
            }
        } catch (IOException e) {
            events.add(new Event(id, "closed", "the connection ended"));
        }
    }

    /** Ends the stream under its reader, which waits for the next line with the lock that its own end would need. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One event: its stream id, CloudEvents type, and the structured CloudEvent as text. */
    public record Event(String id, String type, String data) {
        boolean contains(String text) {
            return data.contains(text);
        }

        public boolean is(String rollout, String typePart) {
            return type.contains(typePart) && contains(rollout);
        }
    }
}
