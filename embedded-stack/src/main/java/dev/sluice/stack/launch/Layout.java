package dev.sluice.stack.launch;

import java.nio.file.Path;

/**
 * Where everything is: files below the repository's root and the state folder, ports moved by one offset.
 *
 * @param root the repository, with the built modules
 * @param state {@code .sluice}: data, keys, logs, and what runs
 * @param portOffset added to every port
 */
public record Layout(Path root, Path state, int portOffset) {
    public static final int ROLLOUT = 8080;
    public static final int FLAG = 8081;
    public static final int MONITOR = 8082;
    public static final int ROLLBACK = 8083;
    public static final int FLAG_SYNC = 8015;
    public static final int GATEWAY = 8090;
    public static final int SHOP_ONE = 8091;
    public static final int SHOP_TWO = 8092;
    public static final int HAPROXY = 8093;
    public static final int POSTGRES = 8094;
    public static final int KAFKA = 8095;

    public Layout {
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
    }

    public int port(int usual) {
        return usual + portOffset;
    }

    public String address(int usual) {
        return "127.0.0.1:" + port(usual);
    }

    public String url(int usual) {
        return "http://" + address(usual);
    }

    public Path stackFile() {
        return state.resolve("stack.json");
    }

    public Path runningFile() {
        return state.resolve("running.json");
    }

    public KeyFiles keyFiles() {
        return new KeyFiles(state.resolve("keys.json"), state.resolve("tokens.json"), state.resolve("credentials"));
    }

    public Path data() {
        return state.resolve("data");
    }

    public Path log(String part) {
        return state.resolve("logs").resolve(part + ".log");
    }

    /** The folder of the class archives, which only the JVM that wrote them understands. */
    public Path classes() {
        return state.resolve("classes").resolve(Runtime.version().toString());
    }

    public Path infrastructureFile() {
        return state.resolve("infrastructure.json");
    }

    /** The folder of a module's jar and its libraries. */
    public Path target(String module) {
        return root.resolve(module).resolve("target");
    }
}
