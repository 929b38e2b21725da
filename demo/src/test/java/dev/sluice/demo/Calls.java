package dev.sluice.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP calls to a base address. */
public final class Calls {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    public Calls(URI base) {
        this.base = base.toString();
    }

    public static Calls port(int port) {
        return new Calls(URI.create("http://127.0.0.1:" + port));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return headers.length == 0 ? send(request) : send(request.headers(headers));
    }

    public HttpResponse<String> put(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).PUT(BodyPublishers.ofString(body));
        return headers.length == 0 ? send(request) : send(request.headers(headers));
    }

    /** A request that nobody has sent yet. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
