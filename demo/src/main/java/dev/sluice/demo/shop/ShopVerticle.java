package dev.sluice.demo.shop;

import dev.sluice.demo.FaultGuard;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All versions of the shop on one event loop, each on a port of its own. Deploy one instance. */
public final class ShopVerticle extends AbstractVerticle {

    private final ShopOptions options;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final List<CheckoutFlag> flags = new ArrayList<>();

    public ShopVerticle(ShopOptions options) {
        this.options = options;
    }

    @Override
    public void start(Promise<Void> started) {
        CheckoutFlag flag = CheckoutFlag.of(vertx, options.flags());
        flags.add(flag);
        ShopParts shop = new ShopParts(
                flag,
                new Faults(options.ports().keySet()),
                new ShopMetrics(options.ports().keySet()));
        FaultSwitch faultSwitch = new FaultSwitch(shop.faults(), new FaultGuard(options.remoteFaults()));
        List<Future<HttpServer>> listening = new ArrayList<>();
        options.ports().forEach((version, port) -> {
            Checkout checkout = new Checkout(vertx, version, shop);
            HttpServer server =
                    vertx.createHttpServer().requestHandler(new ShopFront(version, checkout, faultSwitch, shop));
            listening.add(
                    server.listen(port, options.host()).onSuccess(bound -> ports.put(version, bound.actualPort())));
        });
        Future.all(listening).<Void>mapEmpty().onComplete(started);
    }

    /** Closing ends connections, and waits for that: not on the event loop. */
    @Override
    public void stop(Promise<Void> stopped) {
        vertx.<Void>executeBlocking(() -> {
                    flags.forEach(CheckoutFlag::close);
                    return null;
                })
                .onComplete(stopped);
    }

    /** The port of each version. */
    public Map<String, Integer> ports() {
        return Map.copyOf(ports);
    }
}
