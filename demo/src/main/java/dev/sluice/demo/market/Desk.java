package dev.sluice.demo.market;

import dev.sluice.demo.FaultGuard;
import dev.sluice.demo.Http;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code PUT /_demo/visitors {"shop": "lane-1", "rate": 20}}: how many visitors come each second, from this machine only. */
public final class Desk extends AbstractVerticle {

    private static final int MOST = 10_000;

    private final String host;
    private final int wanted;
    private final Map<String, Stall> stalls;
    private final FaultGuard guard = new FaultGuard(false);
    private int port;

    public Desk(String host, int port, List<Stall> stalls) {
        this.host = host;
        this.wanted = port;
        this.stalls = stalls.stream().collect(Collectors.toUnmodifiableMap(Stall::name, Function.identity()));
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(wanted, host)
                .onSuccess(listening -> port = listening.actualPort())
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    private void handle(HttpServerRequest request) {
        if (!"/_demo/visitors".equals(request.path())) {
            Http.problem(request, 404, "the desk has /_demo/visitors only");
        } else if (guard.admits(request)) {
            Http.body(request).onSuccess(body -> set(request, body));
        }
    }

    private void set(HttpServerRequest request, Buffer body) {
        try {
            JsonObject wish = new JsonObject(body);
            Stall stall = wish.getValue("shop") instanceof String shop ? stalls.get(shop) : null;
            if (stall == null || !(wish.getValue("rate") instanceof Integer rate) || rate < 0 || rate > MOST) {
                Http.problem(request, 422, "name a shop of this market and a rate from 0 to " + MOST);
                return;
            }
            stall.visitors().pace(rate);
            request.response().setStatusCode(204).end();
        } catch (DecodeException notJson) {
            Http.problem(request, 422, "the body is not a JSON object");
        }
    }
}
