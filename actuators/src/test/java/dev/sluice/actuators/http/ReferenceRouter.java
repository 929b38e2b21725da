package dev.sluice.actuators.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterUnderTest;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The smallest router that keeps docs/router-protocol.md; it moves no traffic. */
final class ReferenceRouter implements RouterUnderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;
    private Weights weights = Weights.all(BASELINE);
    private @Nullable Fence fence;

    ReferenceRouter() {
        server = listen(0);
    }

    @Override
    public TrafficRouter driver(Optional<String> secret) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/_reference/");
        return new HttpTrafficRouter(ROUTE, url, () -> secret);
    }

    @Override
    public void restart() {
        int port = server.getAddress().getPort();
        server.stop(0);
        weights = Weights.all(BASELINE);
        fence = null;
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            fresh.createContext("/_reference/weights", this::answer);
            fresh.start();
            return fresh;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = exchange.getRequestMethod().equals("PUT") ? put(exchange) : 200;
        byte[] view = JSON.writeValueAsBytes(view());
        exchange.sendResponseHeaders(status, view.length);
        exchange.getResponseBody().write(view);
        exchange.close();
    }

    private synchronized int put(HttpExchange exchange) throws IOException {
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        JsonNode command = JSON.readTree(exchange.getRequestBody());
        Weights wanted = Weights.of(JSON.convertValue(command.get("weights"), Shares.class));
        if (!wanted.percents().keySet().stream()
                .allMatch(version -> version.equals(BASELINE) || version.equals(CANDIDATE))) {
            return 422;
        }
        JsonNode asked = command.get("fence");
        Fence given = new Fence(
                UUID.fromString(asked.get("rollout").textValue()),
                asked.get("attempt").intValue(),
                Fence.Direction.valueOf(asked.get("direction").textValue()),
                asked.get("sequence").longValue());
        if (fence != null && given.isLowerThan(fence)) {
            return 409;
        }
        weights = wanted;
        fence = given;
        return 200;
    }

    private synchronized ObjectNode view() {
        ObjectNode view = JSON.createObjectNode().put("route", ROUTE);
        view.set("desired", JSON.valueToTree(weights.percents()));
        view.putObject("counted");
        view.set("fence", fence == null ? null : JSON.valueToTree(fence));
        ObjectNode servers = view.putObject("servers");
        servers.putObject(BASELINE).put("healthy", 1).put("total", 1);
        servers.putObject(CANDIDATE).put("healthy", 1).put("total", 1);
        return view;
    }

    /** A type that Jackson can be asked for. */
    private static final class Shares extends java.util.TreeMap<String, Integer> {}
}
