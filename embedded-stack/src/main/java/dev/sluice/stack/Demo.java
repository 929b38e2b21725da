package dev.sluice.stack;

import dev.sluice.stack.demo.Demos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./sluice demo} calls: {@code good}, {@code bad} or {@code feature}, with {@code --compose} for the containers, or with
 * {@code --router haproxy} for a HAProxy of its own.
 *
 * <p>Exit status: 0 when the demo ended as it must, 1 when not, 2 for wrong arguments.
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] line) throws InterruptedException {
        int status;
        try {
            Arguments arguments = Arguments.parse(Set.of("root", "state", "router"), Set.of("compose"), line);
            Path root = Path.of(arguments.value("root").orElse("."));
            Path state = arguments
                    .value("state")
                    .or(() -> Optional.ofNullable(System.getenv("SLUICE_HOME")))
                    .map(Path::of)
                    .orElse(root.resolve(".sluice"));
            if (arguments.words().size() != 1) {
                throw new IllegalArgumentException("demo needs one of " + String.join(", ", Demos.NAMES));
            }
            Demos.Wish wish = new Demos.Wish(
                    arguments.words().getFirst(),
                    arguments.value("router").orElse("gateway"),
                    arguments.has("compose"));
            status = Demos.run(wish, root, state, System.out) ? 0 : 1;
        } catch (StackException e) {
            System.err.println(e.getMessage());
            status = 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n“./sluice help” lists the commands.");
            status = 2;
        } catch (IOException e) {
            System.err.println("the system cannot be reached (" + e + "). “./sluice status” shows what runs.");
            status = 1;
        }
        System.exit(status);
    }
}
