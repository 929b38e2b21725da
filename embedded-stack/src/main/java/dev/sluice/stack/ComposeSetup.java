package dev.sluice.stack;

import dev.sluice.stack.launch.ContainerSetup;
import java.io.IOException;
import java.nio.file.Path;

/** What the one-shot containers of docker-compose.yml run: {@code keys}, {@code databases ADDRESS} and {@code register}. */
public final class ComposeSetup {
    private ComposeSetup() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        ContainerSetup setup = new ContainerSetup(Path.of("/sluice"), System.getenv());
        try {
            switch (String.join(" ", words)) {
                case "keys" -> setup.keys();
                case "register" -> setup.register();
                case String line when words.length == 2 && line.startsWith("databases ") -> setup.databases(words[1]);
                default -> throw new IllegalArgumentException("one of: keys, databases ADDRESS, register");
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
