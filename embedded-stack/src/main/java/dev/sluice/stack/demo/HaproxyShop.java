package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** The running demo shop behind a HAProxy of its own, with visitors, route and source, until it is closed. */
public final class HaproxyShop implements AutoCloseable {
    private final HaproxyFront front;
    private final HaproxyRoute route;

    private HaproxyShop(HaproxyFront front, HaproxyRoute route) {
        this.front = front;
        this.route = route;
    }

    /**
     * Starts HAProxy and registers it, and tells so on the standard output.
     *
     * @param root of the installation
     * @param state its state folder
     * @param stackFile the description of the running system
     * @throws dev.sluice.stack.StackException when there is no HAProxy or it does not start
     */
    public static HaproxyShop open(Path root, Path state, JsonNode stackFile) throws IOException, InterruptedException {
        return open(root, state, stackFile, new Story(System.out));
    }

    static HaproxyShop open(Path root, Path state, JsonNode stackFile, Story story)
            throws IOException, InterruptedException {
        HaproxyFront front = HaproxyFront.start(HaproxyFront.layout(root, state, stackFile), story);
        HaproxyShop shop = new HaproxyShop(front, new HaproxyRoute(Stack.of(stackFile), front, story));
        try {
            shop.route.register();
            return shop;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            shop.close();
            throw failed;
        }
    }

    Front front() {
        return front;
    }

    /** What to give to a rollout's strategy. */
    public String route() {
        return front.route();
    }

    /** What to give to a rollout's metrics. */
    public String source() {
        return front.source();
    }

    /** Of HAProxy's runtime API; the backend is {@code shop}, its servers are named like the versions. */
    public Path socket() {
        return front.socket();
    }

    @Override
    public void close() throws IOException {
        try (front) {
            route.remove();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
