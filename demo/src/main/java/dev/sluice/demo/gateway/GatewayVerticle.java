package dev.sluice.demo.gateway;

import dev.sluice.demo.FaultGuard;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The gateway: one event loop holds all of its state, so that nothing needs a lock. Deploy one instance. */
public final class GatewayVerticle extends AbstractVerticle {

    private final GatewayOptions options;
    private final Views views;
    private int port;

    public GatewayVerticle(GatewayOptions options) {
        this(options, new Views());
    }

    /** One of several routes of a process, each on a port of its own and all shown by {@code views}. */
    public GatewayVerticle(GatewayOptions options, Views views) {
        this.options = options;
        this.views = views;
    }

    /** Listens once every server was probed, so that the first answer about their health is a measured one. */
    @Override
    public void start(Promise<Void> started) {
        Map<String, Backend> backends = new LinkedHashMap<>();
        options.versions().forEach((version, url) -> backends.put(version, new Backend(vertx, url)));
        Route route = new Route(options.route(), new ArrayList<>(backends.keySet()));
        HttpServer server = vertx.createHttpServer().requestHandler(handler(route, backends));
        Future.join(backends.values().stream().map(Backend::probe).toList())
                .compose(probed ->
                        server.listen(options.listen().port(), options.listen().host()))
                .onSuccess(listening -> port = listening.actualPort())
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    private Handler<HttpServerRequest> handler(Route route, Map<String, Backend> backends) {
        WeightsEndpoint weights = new WeightsEndpoint(route, backends, options.secret());
        MetricsEndpoint metrics = new MetricsEndpoint(route.name(), backends);
        views.add(weights::view);
        FaultRelay faults = new FaultRelay(backends, new FaultGuard(options.remoteFaults()));
        return request -> {
            switch (request.path()) {
                case "/_gateway/weights" -> weights.handle(request);
                case "/_gateway/routes" -> views.handle(request);
                case "/_gateway/metrics" -> metrics.handle(request);
                case "/_demo/faults" -> faults.handle(request);
                case String own
                when own.startsWith("/_gateway/") || own.startsWith("/_demo/") ->
                    request.response().setStatusCode(404).end();
                case null -> request.response().setStatusCode(400).end();
                default -> picked(route, backends).forward(request);
            }
        };
    }

    private static Backend picked(Route route, Map<String, Backend> backends) {
        return Objects.requireNonNull(backends.get(route.pick(Seconds.now())));
    }
}
