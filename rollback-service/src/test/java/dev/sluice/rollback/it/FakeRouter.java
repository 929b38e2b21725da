package dev.sluice.rollback.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.actuators.Fence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One route of a router in memory, by docs/router-protocol.md. It can die, come back, drift, and lose servers. */
final class FakeRouter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String route = "route-" + UUID.randomUUID().toString().substring(0, 8);
    private final int port;
    private final Map<String, Integer> healthy = new TreeMap<>(Map.of("1.0.0", 2, "2.0.0", 2));
    private Map<String, Integer> weights = new TreeMap<>(Map.of("1.0.0", 90, "2.0.0", 10));
    private @Nullable Fence fence;
    private int writes;
    private HttpServer server;

    FakeRouter() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/router";
    }

    synchronized int share(String version) {
        return weights.getOrDefault(version, 0);
    }

    synchronized int writes() {
        return writes;
    }

    synchronized @Nullable Fence fence() {
        return fence;
    }

    /** Somebody changes the weights behind everybody's back. */
    synchronized void drift(int candidate) {
        weights = new TreeMap<>(Map.of("1.0.0", 100 - candidate, "2.0.0", candidate));
    }

    synchronized void drift(int candidate, Fence by) {
        drift(candidate);
        fence = by;
    }

    synchronized void servers(String version, int count) {
        healthy.put(version, count);
    }

    void die() {
        server.stop(0);
    }

    void revive() {
        server = listen(port);
    }

    @Override
    public void close() {
        die();
    }

    private HttpServer listen(int wantedPort) {
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 0);
            started.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "fake-router");
                thread.setDaemon(true);
                return thread;
            }));
            started.createContext("/router/weights", this::handle);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            if (exchange.getRequestMethod().equals("PUT")) {
                boolean allowed = ("Bearer " + RollbackResources.SECRET)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                JsonNode body = JSON.readTree(exchange.getRequestBody());
                status = allowed ? put(body) : 401;
            }
            byte[] answer = view().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized int put(JsonNode body) {
        JsonNode node = body.path("fence");
        Fence command = new Fence(
                UUID.fromString(node.path("rollout").asText()),
                node.path("attempt").asInt(),
                Fence.Direction.valueOf(node.path("direction").asText()),
                node.path("sequence").asLong());
        if (fence != null && command.isLowerThan(fence)) {
            return 409;
        }
        fence = command;
        weights = new TreeMap<>();
        body.path("weights")
                .properties()
                .forEach(share -> weights.put(share.getKey(), share.getValue().asInt()));
        writes++;
        return 200;
    }

    private synchronized ObjectNode view() {
        ObjectNode view = JSON.createObjectNode().put("route", route);
        ObjectNode desired = view.putObject("desired");
        weights.forEach(desired::put);
        view.putObject("counted");
        ObjectNode servers = view.putObject("servers");
        healthy.forEach((version, count) ->
                servers.putObject(version).put("healthy", count).put("total", 2));
        if (fence == null) {
            view.putNull("fence");
        } else {
            view.putObject("fence")
                    .put("rollout", fence.rollout().toString())
                    .put("attempt", fence.attempt())
                    .put("direction", fence.direction().name())
                    .put("sequence", fence.sequence());
        }
        return view;
    }
}
