package dev.sluice.demo.gateway;

import dev.sluice.demo.Http;
import dev.sluice.demo.SecretFile;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** docs/router-protocol.md: {@code GET} is open to everybody, {@code PUT} needs the router's secret. */
final class WeightsEndpoint implements Handler<HttpServerRequest> {

    private final Route route;
    private final Map<String, Backend> backends;
    private final SecretFile secret;

    WeightsEndpoint(Route route, Map<String, Backend> backends, SecretFile secret) {
        this.route = route;
        this.backends = backends;
        this.secret = secret;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            Http.json(request, 200, view());
        } else if (!request.method().equals(HttpMethod.PUT)) {
            Http.problem(request, 405, "read the weights with GET, set them with PUT");
        } else if (!authorised(request)) {
            Http.problem(request, 401, "present the router's secret as a bearer token");
        } else {
            Http.body(request).onSuccess(body -> put(request, body));
        }
    }

    private void put(HttpServerRequest request, Buffer body) {
        try {
            Route.Outcome outcome = route.apply(WeightCommand.read(body));
            int status =
                    switch (outcome) {
                        case APPLIED -> 200;
                        case STALE -> 409;
                    };
            Http.json(request, status, view());
        } catch (InvalidCommandException invalid) {
            Http.problem(request, 422, String.valueOf(invalid.getMessage()));
        }
    }

    private boolean authorised(HttpServerRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null
                && secret.secret()
                        .filter(expected -> MessageDigest.isEqual(
                                ("Bearer " + expected).getBytes(StandardCharsets.UTF_8),
                                given.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    JsonObject view() {
        JsonObject desired = new JsonObject();
        route.desired().forEach(desired::put);
        JsonObject counted = new JsonObject();
        route.counted(Seconds.now()).forEach(counted::put);
        JsonObject servers = new JsonObject();
        backends.forEach((version, backend) -> servers.put(
                version,
                new JsonObject().put("healthy", backend.healthy() ? 1 : 0).put("total", 1)));
        Fence fence = route.highest();
        return new JsonObject()
                .put("route", route.name())
                .put("desired", desired)
                .put("counted", counted)
                .put("fence", fence == null ? null : fence.json())
                .put("servers", servers);
    }
}
