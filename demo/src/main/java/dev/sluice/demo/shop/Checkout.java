package dev.sluice.demo.shop;

import dev.sluice.demo.Http;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;

/** {@code GET /checkout} of one version: asks the flag, suffers the faults, answers, counts. */
final class Checkout implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final String version;
    private final ShopParts shop;

    Checkout(Vertx vertx, String version, ShopParts shop) {
        this.vertx = vertx;
        this.version = version;
        this.shop = shop;
    }

    @Override
    public void handle(HttpServerRequest request) {
        long begin = System.nanoTime();
        Visitor visitor = Visitor.of(request.headers());
        shop.flag().variant(visitor).onSuccess(variant -> suffer(request, visitor, variant, begin));
    }

    private void suffer(HttpServerRequest request, Visitor visitor, Variant variant, long begin) {
        Fault fault = shop.faults().of(version, variant);
        if (fault.down()) {
            request.connection().close();
        } else if (fault.delayMillis() > 0) {
            vertx.setTimer(fault.delayMillis(), timer -> answer(request, visitor, variant, begin));
        } else {
            answer(request, visitor, variant, begin);
        }
    }

    private void answer(HttpServerRequest request, Visitor visitor, Variant variant, long begin) {
        boolean failed = ThreadLocalRandom.current().nextDouble()
                < shop.faults().of(version, variant).errorRate();
        shop.metrics().over(version, variant, failed, (System.nanoTime() - begin) / 1e6);
        if (failed) {
            Http.problem(request, 500, "the payment could not be taken");
        } else {
            Http.json(
                    request,
                    200,
                    new JsonObject()
                            .put("version", version)
                            .put("variant", variant.label())
                            .put("user", visitor.id())
                            .put("page", variant.page()));
        }
    }
}
