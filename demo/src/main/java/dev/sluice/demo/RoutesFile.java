package dev.sluice.demo;

import dev.sluice.demo.gateway.GatewayOptions;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of a gateway that serves several, each on a port of its own:
 * {@code {"routes": [{"name": "shop", "port": 8090, "versions": {"1.0.0": "http://127.0.0.1:8091"}}]}}.
 */
record RoutesFile(Arguments arguments) {

    List<GatewayOptions> read(Path file) {
        return JsonFile.read(file, "routes", this::route);
    }

    private GatewayOptions route(JsonObject route) {
        Map<String, URI> versions = new LinkedHashMap<>();
        route.getJsonObject("versions")
                .forEach(version ->
                        versions.put(version.getKey(), Programs.http("versions", String.valueOf(version.getValue()))));
        return new GatewayOptions(
                new Listen(arguments.text("host").orElse("127.0.0.1"), route.getInteger("port")),
                route.getString("name"),
                versions,
                new SecretFile(Optional.of(arguments.required("secret-file")).map(Path::of)),
                arguments.flag("allow-remote-faults"));
    }
}
