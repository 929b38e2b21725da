package dev.sluice.demo.shop;

import io.vertx.core.Future;

/** Everybody gets the old checkout. */
final class NoFlag implements CheckoutFlag {

    @Override
    public Future<Variant> variant(Visitor visitor) {
        return Future.succeededFuture(Variant.OFF);
    }

    @Override
    public Use use() {
        return Use.NONE;
    }

    @Override
    public void close() {}
}
