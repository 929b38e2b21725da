package dev.sluice.flag.ofrep;

import dev.sluice.flag.config.FlagConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of the configured origins ask over OFREP, and nothing else (CORS, the Fetch Standard). Other origins are answered as ever,
 * without a word about it: then the browser keeps the answer from the page.
 */
@Singleton
class BrowserAccess {
    /** Before {@link ExpressLane}. */
    private static final int FIRST = -310;

    private static final String EVERY_ORIGIN = "*";
    private static final String FORM = "https?://[^/?#\\s]+";
    private static final int REMEMBERED_SECONDS = 600;

    private final Set<String> origins;

    BrowserAccess(FlagConfig config) {
        origins = Set.copyOf(config.origins().orElse(List.of()));
        for (String origin : origins) {
            if (!origin.equals(EVERY_ORIGIN) && !origin.matches(FORM)) {
                throw new IllegalArgumentException(
                        "sluice.flags.origins lists origins such as https://shop.example.org, without a path, or *");
            }
        }
    }

    void register(@Observes Router router) {
        if (!origins.isEmpty()) {
            router.route("/ofrep/v1/*").order(FIRST).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.headers().add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        String origin = request.getHeader(HttpHeaderNames.ORIGIN);
        if (origin == null || !(origins.contains(origin) || origins.contains(EVERY_ORIGIN))) {
            context.next();
            return;
        }
        response.putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        boolean asksFirst = HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        if (!asksFirst) {
            response.putHeader(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Flag-Snapshot");
            context.next();
            return;
        }
        response.putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .putHeader(
                        HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
                        "Authorization, Content-Type, If-None-Match, Last-Event-ID, X-Flag-Snapshot")
                .putHeader(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, String.valueOf(REMEMBERED_SECONDS))
                .setStatusCode(204);
        var unused = response.end();
    }
}
