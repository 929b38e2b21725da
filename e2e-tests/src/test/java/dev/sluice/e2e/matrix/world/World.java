package dev.sluice.e2e.matrix.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Beside the demo of {@code ./sluice up}: a market with a shop for each lane, and a gateway with a route for each canary. */
public final class World implements AutoCloseable {
    /** Longer than any stop of the gateway: a visitor who leaves would count as a failure of whatever version served them. */
    private static final String PATIENCE_SECONDS = "40";

    private static final String DEMO = "shop";

    private final ObjectMapper json = new ObjectMapper();
    private final Stack stack;
    private final Path folder;
    private final Lanes lanes;
    private final String client;
    private final Program market;
    private final Program gateway;
    private final Sampler sampler;
    private final Recorder recorder;

    /** With lanes for these cells. */
    public World(Stack stack, List<Cell> cells) {
        this.stack = stack;
        this.folder = stack.home().resolveSibling("matrix");
        this.lanes = new Lanes(stack, cells);
        this.client = stack.newToken("client@" + Lane.ENVIRONMENT + "/*");
        this.market = market();
        this.gateway = gateway();
        this.sampler = new Sampler(lanes, stack.replicas("flag"), client);
        new Registration(stack, lanes).run();
        this.recorder = new Recorder(stack.kafka());
        Await.until(
                Duration.ofSeconds(30),
                sampler::seesEverything,
                () -> "no exposure of " + sampler.unseen() + "; the logs lie in target/sluice-logs");
        // The demo's own visitors prove nothing here and would take the time of two cores.
        stack.kill(DEMO);
    }

    /** Leaves the stack as it was found. */
    @Override
    public void close() {
        market.kill();
        gateway.kill();
        stack.restart(DEMO);
    }

    public Lanes lanes() {
        return lanes;
    }

    public Program gatewayProcess() {
        return gateway;
    }

    public Sampler sampler() {
        return sampler;
    }

    public Recorder recorder() {
        return recorder;
    }

    public Stack stack() {
        return stack;
    }

    private Program gateway() {
        ObjectNode file = json.createObjectNode();
        for (Lane lane : lanes.of(Kind.CANARY)) {
            ObjectNode route = file.withArray("routes").addObject();
            route.put("name", lane.name()).put("port", lane.ports().gateway());
            route.putObject("versions")
                    .put(lane.from(), local(lane.ports().first()))
                    .put(lane.to(), local(lane.ports().second()));
        }
        return new Program(
                stack,
                "Gateway",
                List.of(
                        "--routes",
                        write("routes.json", file),
                        "--secret-file",
                        stack.home().resolve("credentials/demo-router").toString()));
    }

    private Program market() {
        ObjectNode file = json.createObjectNode();
        for (Lane lane : lanes.all()) {
            ObjectNode shop = file.withArray("shops").addObject().put("name", lane.name());
            ObjectNode ports = shop.putObject("ports").put("1.0.0", lane.ports().first());
            switch (lane.kind()) {
                case CANARY -> {
                    ports.put("2.0.0", lane.ports().second());
                    shop.put("visit", local(lane.ports().gateway()));
                }
                case FLAG ->
                    shop.put("flag", lane.name())
                            .put("visit", local(lane.ports().first()));
            }
        }
        return new Program(
                stack,
                "Market",
                List.of(
                        "--shops",
                        write("shops.json", file),
                        "--port",
                        String.valueOf(lanes.desk()),
                        "--flag-url",
                        stack.url("flag").toString(),
                        "--token-file",
                        write("client-token", client),
                        "--patience-s",
                        PATIENCE_SECONDS));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private String write(String name, Object content) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), content.toString()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
