package dev.sluice.demo.gateway;

import dev.sluice.demo.FaultGuard;
import dev.sluice.demo.Http;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code PUT /_demo/faults}: hands a fault to the server of its version, or to all servers when it names none. */
final class FaultRelay implements Handler<HttpServerRequest> {

    private final Map<String, Backend> backends;
    private final FaultGuard guard;

    FaultRelay(Map<String, Backend> backends, FaultGuard guard) {
        this.backends = backends;
        this.guard = guard;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (guard.admits(request)) {
            Http.body(request).onSuccess(body -> relay(request, body));
        }
    }

    private void relay(HttpServerRequest request, Buffer body) {
        Collection<Backend> addressed = addressed(body);
        if (addressed.isEmpty()) {
            Http.problem(request, 422, "name a version of the route, " + backends.keySet() + ", or a variant");
            return;
        }
        List<Future<Integer>> answers =
                addressed.stream().map(backend -> backend.setFault(body)).toList();
        Future.join(answers).onComplete(all -> {
            int worst = answers.stream().mapToInt(Future::result).max().orElse(502);
            if (worst < 300) {
                request.response().setStatusCode(204).end();
            } else {
                Http.problem(request, worst == 422 ? 422 : 502, "the shop did not take the fault");
            }
        });
    }

    private Collection<Backend> addressed(Buffer body) {
        try {
            Object version = new JsonObject(body).getValue("version");
            if (version == null) {
                return backends.values();
            }
            Backend backend = version instanceof String name ? backends.get(name) : null;
            return backend == null ? List.of() : List.of(backend);
        } catch (DecodeException notJson) {
            return List.of();
        }
    }
}
