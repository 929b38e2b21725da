package dev.sluice.stack.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** JSON over HTTP to one service, as one caller. */
public final class Api {
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final String base;
    private final Optional<String> token;

    public Api(String base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /** A caller without a token. */
    public static Api open(String base) {
        return new Api(base, Optional.empty());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** With further headers. */
    public Answer get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    /** What stands there, of whatever type. */
    public String text(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .GET()
                .build();
        var response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new StackException(base + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    public Answer put(String path, JsonNode body) throws IOException, InterruptedException {
        return send(json(path).PUT(BodyPublishers.ofString(body.toString())));
    }

    public Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(json(path).POST(BodyPublishers.ofString(body.toString())));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** Returns the answer's body, or complains with what the service said. */
    public static JsonNode expect(String what, Answer answer) {
        if (!answer.succeeded()) {
            throw new StackException(what + " was refused: " + answer.describe());
        }
        return answer.body();
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER).header("Accept", "application/json");
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        return builder;
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), parse(response.body()));
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
