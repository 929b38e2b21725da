package dev.sluice.rollout.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A router of one route that speaks docs/router-protocol.md and can be made to hang, to forget and to be busy with others. */
public final class FakeRouter implements AutoCloseable {

    public static final String SECRET = "a-secret-of-the-fake-router";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String route;
    private final HttpServer server;
    private final AtomicInteger writes = new AtomicInteger();
    private Weights weights = Weights.all("1.0.0");
    private @Nullable Fence fence;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    public FakeRouter(String route) {
        this(route, 0);
    }

    FakeRouter(String route, int port) {
        this.route = route;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/weights", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public synchronized int percent(String version) {
        return weights.percent(version);
    }

    synchronized @Nullable Fence fence() {
        return fence;
    }

    int writes() {
        return writes.get();
    }

    /** What a restart does to a router that keeps its weights in memory. */
    synchronized void forget() {
        weights = Weights.all("1.0.0");
        fence = null;
    }

    /** Somebody else commands the router. */
    synchronized void command(Weights byOthers, Fence under) {
        weights = byOthers;
        fence = under;
    }

    public void hang() {
        hanging = new CountDownLatch(1);
    }

    public void goOn() {
        hanging.countDown();
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            hanging.await();
            if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange);
            } else {
                reply(exchange, 200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void put(HttpExchange exchange) throws IOException {
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        JsonNode command = JSON.readTree(exchange.getRequestBody());
        Fence wanted = JSON.treeToValue(command.get("fence"), Fence.class);
        if (fence != null && wanted.isLowerThan(fence)) {
            reply(exchange, 409);
            return;
        }
        weights = TargetJson.weights(command.get("weights").toString());
        fence = wanted;
        writes.incrementAndGet();
        reply(exchange, 200);
    }

    private synchronized void reply(HttpExchange exchange, int status) throws IOException {
        ObjectNode view = JSON.createObjectNode().put("route", route);
        view.set("desired", JSON.valueToTree(weights.percents()));
        view.set("counted", JSON.createObjectNode());
        view.set("fence", JSON.valueToTree(fence));
        view.set("servers", JSON.valueToTree(Map.of()));
        byte[] body = JSON.writeValueAsBytes(view);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
