package dev.sluice.demo.gateway;

import dev.sluice.demo.Http;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * {@code GET /_gateway/routes}: what {@code /_gateway/weights} says of every route of this process, at one moment. All routes belong to
 * one event loop, so no command can fall between two of them.
 */
public final class Views implements Handler<HttpServerRequest> {

    private final List<Supplier<JsonObject>> routes = new CopyOnWriteArrayList<>();

    void add(Supplier<JsonObject> route) {
        routes.add(route);
    }

    @Override
    public void handle(HttpServerRequest request) {
        JsonArray all = new JsonArray();
        routes.forEach(route -> all.add(route.get()));
        Http.json(request, 200, new JsonObject().put("routes", all));
    }
}
