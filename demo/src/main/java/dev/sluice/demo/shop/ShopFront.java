package dev.sluice.demo.shop;

import dev.sluice.demo.Http;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * Everything one version answers. A version that is down closes every connection on which it is asked for a page or its
 * health; its metrics and switches stay, since the process behind both versions is one.
 */
final class ShopFront implements Handler<HttpServerRequest> {

    private final String version;
    private final Checkout checkout;
    private final FaultSwitch faultSwitch;
    private final ShopParts shop;

    ShopFront(String version, Checkout checkout, FaultSwitch faultSwitch, ShopParts shop) {
        this.version = version;
        this.checkout = checkout;
        this.faultSwitch = faultSwitch;
        this.shop = shop;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        switch (path) {
            case "/metrics" ->
                Http.exposition(request, shop.metrics().render(shop.flag().use()));
            case "/_demo/faults" -> faultSwitch.handle(request);
            default -> {
                if (shop.faults().down(version)) {
                    request.connection().close();
                } else {
                    page(request, path);
                }
            }
        }
    }

    private void page(HttpServerRequest request, String path) {
        switch (path) {
            case "/checkout" -> checkout.handle(request);
            case "/health" ->
                Http.json(request, 200, new JsonObject().put("status", "UP").put("version", version));
            default -> Http.problem(request, 404, "the shop has /checkout only");
        }
    }
}
