package dev.sluice.stack.launch;

import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import dev.sluice.stack.server.Secrets;
import dev.sluice.stack.setup.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What must happen once around the containers of docker-compose.yml: keys before them, databases and registration between.
 *
 * <p>Three volumes keep apart who may know what: {@code admin} (people's tokens), {@code secrets} (what services and demo
 * need: hashes, credentials, passwords of their databases) and {@code postgres} (the superuser's password).
 */
public final class ContainerSetup {
    private final Path root;
    private final KeyFiles files;
    private final Map<String, String> environment;

    /**
     * Works on mounted volumes.
     *
     * @param root where the volumes are mounted: {@code /sluice}
     * @param environment {@code SLUICE_PORT_8080} and so on: the ports that are published on the host
     */
    public ContainerSetup(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
        Path secrets = root.resolve("secrets");
        this.files = new KeyFiles(
                root.resolve("admin").resolve("keys.json"),
                secrets.resolve("tokens.json"),
                secrets.resolve("credentials"));
    }

    /** Makes every key that is missing; keeps those that are there. */
    public void keys() throws IOException {
        Keys keys = Keys.prepare(files);
        for (String name : Keys.DATABASES) {
            PrivateFiles.write(files.tokens().resolveSibling("databases").resolve(name), keys.databasePassword(name));
        }
        if (!Files.exists(superuser())) {
            PrivateFiles.write(superuser(), Secrets.random());
        }
    }

    /** Gives each service its database, once PostgreSQL answers at that address. */
    public void databases(String address) throws IOException {
        Databases.prepare(
                "jdbc:postgresql://" + address + "/", "postgres", Files.readString(superuser()), Keys.read(files));
    }

    /** Registers the demo and writes {@code admin/stack.json} for people on the host. */
    public void register() throws IOException, InterruptedException {
        Keys keys = Keys.read(files);
        Optional<String> admin = Optional.of(keys.token("admin"));
        new Registration(
                        new Api("http://rollout-service:" + Layout.ROLLOUT, admin),
                        new Api("http://flag-service:" + Layout.FLAG, admin),
                        "http://gateway:" + Layout.GATEWAY,
                        "http://shop:" + Layout.SHOP_ONE)
                .run();
        PrivateFiles.write(
                files.keys().resolveSibling("stack.json"), Keys.pretty(StackFile.content(this::published, keys)));
    }

    private Path superuser() {
        return root.resolve("postgres").resolve("password");
    }

    private String published(int port) {
        return "127.0.0.1:" + environment.getOrDefault("SLUICE_PORT_" + port, String.valueOf(port));
    }
}
