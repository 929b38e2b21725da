package dev.sluice.demo.gateway;

import dev.sluice.demo.metrics.RequestMeter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;

/** The server of one version: forwards requests, counts them when they are over, and knows whether it is up. */
final class Backend {

    private static final String COUNT = "count";
    private static final long PROBE_EVERY_MILLIS = 250;
    private static final long PROBE_TIMEOUT_MILLIS = 2_000;
    private static final long SWITCH_TIMEOUT_MILLIS = 5_000;
    private static final long REQUEST_TIMEOUT_MILLIS = 10_000;

    private final HttpClient client;
    private final HttpProxy proxy;
    private final RequestMeter meter = new RequestMeter();
    private final Health health = new Health();

    Backend(Vertx vertx, URI url) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(url.getPort() < 0 ? 80 : url.getPort())
                .setConnectTimeout(1_000)
                .setMaxPoolSize(256)
                .setMaxWaitQueueSize(1_024));
        proxy = HttpProxy.reverseProxy(client)
                .origin(context -> client.request(new RequestOptions().setTimeout(REQUEST_TIMEOUT_MILLIS)))
                .addInterceptor(watching());
        vertx.setPeriodic(PROBE_EVERY_MILLIS, timer -> probe());
    }

    /** Forwards a request; whatever becomes of it is counted exactly once. */
    void forward(HttpServerRequest request) {
        proxy.handle(request);
    }

    /** Asks for its health once; the answer is in {@link #healthy}. */
    Future<Void> probe() {
        return client.request(new RequestOptions().setURI("/health").setTimeout(PROBE_TIMEOUT_MILLIS))
                .compose(HttpClientRequest::send)
                .compose(Backend::wholeStatus)
                .otherwise(503)
                .onSuccess(status -> health.probed(status == 200))
                .mapEmpty();
    }

    /** Passes a fault on to the shop; gives its status. */
    Future<Integer> setFault(Buffer fault) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.PUT)
                        .setURI("/_demo/faults")
                        .setTimeout(SWITCH_TIMEOUT_MILLIS))
                .compose(request -> request.send(fault))
                .compose(Backend::wholeStatus)
                .otherwise(502);
    }

    boolean healthy() {
        return health.healthy();
    }

    RequestMeter meter() {
        return meter;
    }

    /** The status once the answer has arrived whole. */
    private static Future<Integer> wholeStatus(HttpClientResponse response) {
        return response.end().map(response.statusCode());
    }

    private ProxyInterceptor watching() {
        return new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                context.set(COUNT, counted(context.request().proxiedRequest().response()));
                return context.sendRequest().onComplete(result -> health.requested(result.succeeded()));
            }

            /** An answer that breaks off half way closes the response without a call of its handlers. */
            @Override
            public Future<Void> handleProxyResponse(ProxyContext context) {
                OneCount count = context.get(COUNT, OneCount.class);
                return context.sendResponse().onFailure(brokenOff -> count.over(true));
            }
        };
    }

    private OneCount counted(HttpServerResponse response) {
        OneCount count = new OneCount(meter);
        response.endHandler(gone -> count.over(!response.ended() || response.getStatusCode() >= 500));
        response.closeHandler(closedBeforeTheEnd -> count.over(true));
        return count;
    }
}
