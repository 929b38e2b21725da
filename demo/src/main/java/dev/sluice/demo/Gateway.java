package dev.sluice.demo;

import dev.sluice.demo.gateway.GatewayOptions;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.gateway.GatewayVerticle;
import dev.sluice.demo.gateway.Views;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The demo's gateway. Its options are in demo/README.md. */
public final class Gateway {

    private static final Set<String> OPTIONS =
            Set.of("host", "port", "route", "version", "routes", "secret-file", "parent-pid", "allow-remote-faults");

    private Gateway() {}

    /** Runs until the process ends. */
    public static void main(String[] line) {
        try {
            Arguments arguments = Arguments.parse(line, System.getenv(), OPTIONS);
            Programs.endWithParent(arguments);
            List<GatewayVerticle> gateways = gateways(arguments);
            // One event loop for all routes: that is what makes each of them need no lock.
            Vertx vertx = Programs.vertx(1);
            Future.join(gateways.stream().map(vertx::deployVerticle).toList())
                    .onSuccess(ids -> System.out.println("gateway listens on "
                            + gateways.stream()
                                    .map(gateway -> "port " + gateway.port())
                                    .collect(Collectors.joining(", "))))
                    .onFailure(cause -> Programs.fail("gateway", cause));
        } catch (IllegalArgumentException | Arguments.UsageException unusable) {
            Programs.fail("gateway", unusable);
        }
    }

    private static List<GatewayVerticle> gateways(Arguments arguments) {
        Optional<Path> file = arguments.text("routes").map(Path::of);
        Views views = new Views();
        return file
                .map(routes -> new RoutesFile(arguments).read(routes))
                .orElseGet(() -> List.of(options(arguments)))
                .stream()
                .map(options -> new GatewayVerticle(options, views))
                .toList();
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
