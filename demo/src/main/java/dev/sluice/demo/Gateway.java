package dev.sluice.demo;

import dev.sluice.demo.gateway.GatewayOptions;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.gateway.GatewayVerticle;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The demo's gateway. Its options are in demo/README.md. */
public final class Gateway {

    private static final Set<String> OPTIONS =
            Set.of("host", "port", "route", "version", "secret-file", "allow-remote-faults");

    private Gateway() {}

    /** Runs until the process ends. */
    public static void main(String[] line) {
        try {
            GatewayVerticle gateway = new GatewayVerticle(options(Arguments.parse(line, System.getenv(), OPTIONS)));
            Programs.vertx(1)
                    .deployVerticle(gateway)
                    .onSuccess(id -> System.out.println("gateway listens on port " + gateway.port()))
                    .onFailure(cause -> Programs.fail("gateway", cause));
        } catch (IllegalArgumentException | Arguments.UsageException unusable) {
            Programs.fail("gateway", unusable);
        }
    }

    static GatewayOptions options(Arguments arguments) {
        Map<String, URI> versions = new LinkedHashMap<>();
        arguments.pairs("version").forEach((version, url) -> versions.put(version, Programs.http("--version", url)));
        return new GatewayOptions(
                new Listen(arguments.text("host").orElse("127.0.0.1"), arguments.number("port", 8090, 65535)),
                arguments.text("route").orElse("shop"),
                versions,
                new SecretFile(arguments.text("secret-file").map(Path::of)),
                arguments.flag("allow-remote-faults"));
    }
}
