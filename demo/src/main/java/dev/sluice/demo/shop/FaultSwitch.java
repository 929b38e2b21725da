package dev.sluice.demo.shop;

import dev.sluice.demo.FaultGuard;
import dev.sluice.demo.Http;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** {@code PUT /_demo/faults}. Works on every version's port, also while that version is down. */
final class FaultSwitch implements Handler<HttpServerRequest> {

    private final Faults faults;
    private final FaultGuard guard;

    FaultSwitch(Faults faults, FaultGuard guard) {
        this.faults = faults;
        this.guard = guard;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (guard.admits(request)) {
            Http.body(request).onSuccess(body -> set(request, body));
        }
    }

    private void set(HttpServerRequest request, Buffer body) {
        try {
            faults.set(Fault.Switch.read(body));
            request.response().setStatusCode(204).end();
        } catch (IllegalArgumentException unusable) {
            Http.problem(request, 422, String.valueOf(unusable.getMessage()));
        }
    }
}
