package dev.sluice.stack.launch;

import dev.sluice.stack.launch.Part.Ready;
import dev.sluice.stack.launch.Part.Start;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All parts of the system and how each is started, for one layout and its keys. */
final class Parts {
    static final String INFRASTRUCTURE = "infrastructure";

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /** One of the four, with the port of its first replica before the offset. */
    record Service(String name, int usualPort) {}

    static final List<Service> SERVICES = List.of(
            new Service("rollout", Layout.ROLLOUT),
            new Service("flag", Layout.FLAG),
            new Service("monitor", Layout.MONITOR),
            new Service("rollback", Layout.ROLLBACK));

    private final Layout layout;
    private final Replicas replicas;

    Parts(Layout layout, Replicas replicas) {
        this.layout = layout;
        this.replicas = replicas;
    }

    /** In the order of their start: each group needs the ones before it. */
    List<Part> all(Keys keys) {
        Stream<Part> services = replicas.numbers().stream().flatMap(replica -> services(replica, keys).stream());
        return Stream.of(Stream.of(infrastructure()), services, demo().stream())
                .flatMap(parts -> parts)
                .toList();
    }

    /** The part of that name; {@code rollout-service} is understood as {@code rollout}. */
    Part named(String name, Keys keys) {
        String plain = name.endsWith("-service") ? name.substring(0, name.length() - "-service".length()) : name;
        List<Part> all = all(keys);
        return all.stream()
                .filter(part -> part.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no part “" + name + "”; there are "
                        + String.join(", ", all.stream().map(Part::name).toList())));
    }

    Part infrastructure() {
        return new Part(
                INFRASTRUCTURE,
                "PostgreSQL and Kafka",
                List.of(layout.port(Layout.POSTGRES), layout.port(Layout.KAFKA)),
                new Ready.FileAppears(layout.infrastructureFile()),
                java(
                        INFRASTRUCTURE,
                        archive(INFRASTRUCTURE, jar("embedded-stack")),
                        Map.of(),
                        "256m",
                        List.of(
                                "-cp",
                                jarAndLibraries("embedded-stack"),
                                "dev.sluice.stack.Infrastructure",
                                "--data",
                                layout.data().toString(),
                                "--file",
                                layout.infrastructureFile().toString(),
                                "--postgres-port",
                                String.valueOf(layout.port(Layout.POSTGRES)),
                                "--kafka-port",
                                String.valueOf(layout.port(Layout.KAFKA)))));
    }

    /** One replica of each service. */
    List<Part> services(int replica, Keys keys) {
        return SERVICES.stream()
                .map(service -> service(service.name(), replica, Replicas.port(service.usualPort(), replica), keys))
                .toList();
    }

    private Part service(String name, int replica, int usualPort, Keys keys) {
        String part = Replicas.name(name, replica);
        Path jar = layout.target(name + "-service").resolve("quarkus-app").resolve("quarkus-run.jar");
        Map<String, String> environment = new HashMap<>(Map.of(
                "SLUICE_REPLICA", part,
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", String.valueOf(layout.port(usualPort)),
                "QUARKUS_DATASOURCE_JDBC_URL", Databases.url(layout, name),
                "QUARKUS_DATASOURCE_USERNAME", name,
                "QUARKUS_DATASOURCE_PASSWORD", keys.databasePassword(name),
                "KAFKA_BOOTSTRAP_SERVERS", layout.address(Layout.KAFKA),
                "SLUICE_AUTH_TOKENS_FILE", layout.keyFiles().tokens().toString(),
                "SLUICE_CREDENTIALS_DIRECTORY", layout.keyFiles().credentials().toString()));
        List<Integer> ports = new ArrayList<>(List.of(layout.port(usualPort)));
        if (usualPort == Replicas.port(Layout.FLAG, replica)) {
            int sync = layout.port(Replicas.port(Layout.FLAG_SYNC, replica));
            ports.add(sync);
            // On this machine only, so that providers which cannot send a token work out of the box.
            environment.put("SLUICE_FLAGS_SYNC_PORT", String.valueOf(sync));
            environment.put("SLUICE_FLAGS_SYNC_OPEN", "true");
        }
        return new Part(
                part,
                name + "-service" + (replica == 1 ? "" : " (" + replica + ")"),
                ports,
                new Ready.Answers(layout.url(usualPort) + "/q/health/ready"),
                java(part, archive(name, jar), environment, "256m", List.of("-jar", jar.toString())));
    }

    List<Part> demo() {
        return List.of(shop(), gateway());
    }

    /** Both versions and their visitors in one process. */
    private Part shop() {
        List<String> arguments = List.of(
                "-cp",
                jarAndLibraries("demo"),
                "dev.sluice.demo.Shop",
                "--port",
                "1.0.0=" + layout.port(Layout.SHOP_ONE),
                "--port",
                "2.0.0=" + layout.port(Layout.SHOP_TWO),
                "--flag-sync",
                layout.address(Layout.FLAG_SYNC),
                "--token-file",
                layout.keyFiles().shop().toString(),
                "--gateway",
                layout.url(Layout.GATEWAY));
        return new Part(
                "shop",
                "the shop and its visitors",
                List.of(layout.port(Layout.SHOP_ONE), layout.port(Layout.SHOP_TWO)),
                new Ready.Answers(layout.url(Layout.SHOP_ONE) + "/metrics"),
                java("shop", archive("shop", jar("demo")), Map.of(), "64m", arguments));
    }

    private Part gateway() {
        List<String> arguments = List.of(
                "-cp",
                jarAndLibraries("demo"),
                "dev.sluice.demo.Gateway",
                "--port",
                String.valueOf(layout.port(Layout.GATEWAY)),
                "--route",
                "shop",
                "--version",
                "1.0.0=" + layout.url(Layout.SHOP_ONE),
                "--version",
                "2.0.0=" + layout.url(Layout.SHOP_TWO),
                "--secret-file",
                layout.keyFiles().router().toString());
        return new Part(
                "gateway",
                "the shop's gateway",
                List.of(layout.port(Layout.GATEWAY)),
                new Ready.Answers(layout.url(Layout.GATEWAY) + "/_gateway/weights"),
                java("gateway", archive("gateway", jar("demo")), Map.of(), "64m", arguments));
    }

    private Start java(
            String part, ClassArchive archive, Map<String, String> environment, String heap, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add("-Xmx" + heap);
        all.add("-XX:+UseSerialGC");
        // Half alive it would do harm: a thread that died of it is missed by nobody.
        all.add("-XX:+ExitOnOutOfMemoryError");
        // By this ./sluice knows whose process it is.
        all.add("-Dsluice.state=" + layout.state());
        all.addAll(arguments);
        return new Start(
                Path.of(System.getProperty("java.home"), "bin", "java"), all, environment, layout.log(part), archive);
    }

    /** Shared by all processes of that program. */
    private ClassArchive archive(String program, Path jar) {
        return new ClassArchive(layout.classes().resolve(program + ".jsa"), jar);
    }

    private Path jar(String module) {
        return layout.target(module).resolve(module + "-" + VERSION + ".jar");
    }

    private String jarAndLibraries(String module) {
        return jar(module) + File.pathSeparator + layout.target(module).resolve("lib") + "/*";
    }
}
