package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a demo by its name. */
public final class Demos {
    public static final List<String> NAMES = List.of("good", "bad", "feature");
    public static final List<String> ROUTERS = List.of("gateway", "haproxy");

    private Demos() {}

    /**
     * What is asked for.
     *
     * @param router what divides the visitors: {@code gateway}, or {@code haproxy} for the demos of a version
     * @param compose whether the containers are meant
     */
    public record Wish(String name, String router, boolean compose) {
        public Wish {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no demo “" + name + "”; there are " + String.join(", ", NAMES));
            }
            if (!ROUTERS.contains(router)) {
                throw new IllegalArgumentException(
                        "there is no router “" + router + "”; there are " + String.join(", ", ROUTERS));
            }
            if (router.equals("haproxy") && (compose || name.equals("feature"))) {
                throw new IllegalArgumentException(
                        "--router haproxy is for the demos good and bad of “./sluice up”, not for containers or the feature");
            }
        }
    }

    /** Returns whether it ended as it must. */
    public static boolean run(Wish wish, Path root, Path state, PrintStream out)
            throws IOException, InterruptedException {
        JsonNode stackFile = wish.compose() ? Compose.stackFile(root, out) : stackFile(state);
        Stack stack = Stack.of(stackFile);
        Story story = new Story(out);
        try {
            if (wish.router().equals("haproxy")) {
                try (HaproxyShop shop = HaproxyShop.open(root, state, stackFile, story)) {
                    tell(stack, story, wish.name(), shop.front());
                }
            } else {
                tell(stack, story, wish.name(), new Gateway(stack.gateway()));
            }
        } catch (DemoFailedException e) {
            story.chapter("FAILED");
            story.tell(String.valueOf(e.getMessage()));
            return false;
        }
        story.chapter("The demo “" + wish.name() + "” ended as it must");
        return true;
    }

    private static void tell(Stack stack, Story story, String name, Front front)
            throws IOException, InterruptedException {
        story.chapter("Resetting the shop");
        new Reset(stack, story, front).run();
        try {
            named(name, front).run(stack, story);
        } finally {
            new Gateway(stack.gateway()).faultsOff();
        }
    }

    private static Demonstration named(String name, Front front) {
        return switch (name) {
            case "good" -> new GoodDemo(front);
            case "bad" -> new BadDemo(front);
            default -> new FeatureDemo();
        };
    }

    private static JsonNode stackFile(Path state) throws IOException {
        Path file = state.resolve("stack.json");
        if (!Files.exists(file)) {
            throw new StackException("Sluice does not run. Start it with “./sluice up --detach”.");
        }
        return Api.JSON.readTree(file.toFile());
    }
}
