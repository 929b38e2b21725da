package dev.sluice.bench.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.bench.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The routers and the metrics of all lanes, in this process: {@code /<lane>/weights} and {@code /<lane>/metrics}. */
final class FleetServer implements AutoCloseable {

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final HttpServer server;

    FleetServer() throws IOException {
        // else the JDK's server closes what is idle beyond 200 connections, under the hands of who uses it next
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Adds a lane; gives its address. */
    String add(Lane lane) {
        lanes.put(lane.name(), lane);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + lane.name();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            Lane lane = path.length == 3 ? lanes.get(path[1]) : null;
            if (lane == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path[2].equals("metrics")) {
                reply(exchange, 200, "text/plain; version=0.0.4", lane.exposition(System.nanoTime()));
            } else {
                weights(exchange, lane);
            }
        }
    }

    private static void weights(HttpExchange exchange, Lane lane) throws IOException {
        boolean obeyed = !exchange.getRequestMethod().equals("PUT")
                || lane.command(Api.JSON.readTree(exchange.getRequestBody()), System.nanoTime(), Instant.now());
        reply(exchange, obeyed ? 200 : 409, "application/json", lane.view().toString());
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
