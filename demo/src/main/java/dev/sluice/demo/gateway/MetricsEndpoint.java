package dev.sluice.demo.gateway;

import dev.sluice.demo.Http;
import dev.sluice.demo.metrics.Exposition;
import dev.sluice.demo.metrics.RequestMeter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exposition that a source of type {@code gateway} reads; its names are fixed in docs/router-protocol.md. */
final class MetricsEndpoint implements Handler<HttpServerRequest> {

    private static final String REQUESTS = "sluice_gateway_requests_total";
    private static final String ERRORS = "sluice_gateway_errors_total";
    private static final String DURATION = "sluice_gateway_request_duration_seconds";
    private static final String STARTED = "sluice_gateway_started_seconds";

    private final BigDecimal started = BigDecimal.valueOf(System.currentTimeMillis(), 3);
    private final String route;
    private final Map<String, Backend> backends;

    MetricsEndpoint(String route, Map<String, Backend> backends) {
        this.route = route;
        this.backends = backends;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Http.exposition(request, render());
    }

    private Exposition render() {
        Map<Map<String, String>, RequestMeter.Snapshot> meters = new LinkedHashMap<>();
        backends.forEach((version, backend) ->
                meters.put(labels(version), backend.meter().snapshot()));
        Exposition text = new Exposition();
        text.family(REQUESTS, "counter", "Requests that are over.");
        meters.forEach((labels, meter) -> text.series(REQUESTS, labels, meter.requests()));
        text.family(ERRORS, "counter", "Of these, the ones that ended with 5xx or without an answer.");
        meters.forEach((labels, meter) -> text.series(ERRORS, labels, meter.errors()));
        text.family(DURATION, "histogram", "From the arrival of a request to the end of its answer.");
        meters.forEach((labels, meter) -> text.histogram(DURATION, labels, meter.durations()));
        text.family(STARTED, "gauge", "When this process started; a change means that all counters began anew.");
        return text.series(STARTED, Map.of(), started);
    }

    private Map<String, String> labels(String version) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("route", route);
        labels.put("version", version);
        return labels;
    }
}
