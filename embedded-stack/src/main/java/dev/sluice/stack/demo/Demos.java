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

    private Demos() {}

    /** Returns whether it ended as it must. */
    public static boolean run(String name, Path root, Path state, boolean compose, PrintStream out)
            throws IOException, InterruptedException {
        Demonstration demo = named(name);
        Stack stack = Stack.of(compose ? Compose.stackFile(root, out) : stackFile(state));
        Story story = new Story(out);
        try {
            story.chapter("Resetting the shop");
            new Reset(stack, story).run();
            try {
                demo.run(stack, story);
            } finally {
                new Gateway(stack.gateway()).faultsOff();
            }
        } catch (DemoFailedException e) {
            story.chapter("FAILED");
            story.tell(String.valueOf(e.getMessage()));
            return false;
        }
        story.chapter("The demo “" + name + "” ended as it must");
        return true;
    }

    private static Demonstration named(String name) {
        return switch (name) {
            case "good" -> new GoodDemo();
            case "bad" -> new BadDemo();
            case "feature" -> new FeatureDemo();
            default ->
                throw new IllegalArgumentException(
                        "there is no demo “" + name + "”; there are " + String.join(", ", NAMES));
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
