package dev.sluice.actuators.haproxy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** Two servers that answer with their version's name, and visitors who ask through HAProxy. */
public final class Storefront implements AutoCloseable {

    private final HttpServer baseline = server("1.0.0");
    private final HttpServer candidate = server("2.0.0");

    public int baselinePort() {
        return baseline.getAddress().getPort();
    }

    public int candidatePort() {
        return candidate.getAddress().getPort();
    }

    /** That many requests, one after another; who answered how many. 503 stands for itself. */
    public static Map<String, Integer> visits(int port, int requests, String... headers) {
        Map<String, Integer> answers = new TreeMap<>();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int each = 0; each < requests; each++) {
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                answers.merge(
                        answer.statusCode() == 200 ? answer.body() : Integer.toString(answer.statusCode()),
                        1,
                        Integer::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }

    @Override
    public void close() {
        baseline.stop(0);
        candidate.stop(0);
    }

    public void stopCandidate() {
        candidate.stop(0);
    }

    private static HttpServer server(String version) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = version.getBytes(StandardCharsets.US_ASCII);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
