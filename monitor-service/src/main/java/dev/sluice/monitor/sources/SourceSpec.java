package dev.sluice.monitor.sources;

import dev.sluice.monitor.exposition.SeriesSelector;
import java.util.Map;
import java.util.Optional;

/** Where a source's numbers come from. */
public sealed interface SourceSpec {

    /**
     * A text exposition.
     *
     * @param selector which of its series count
     */
    record Exposed(Endpoint endpoint, SeriesSelector selector) implements SourceSpec {}

    /** A Prometheus, asked with PromQL. */
    record Queried(Endpoint endpoint, PromQueries queries) implements SourceSpec {}

    /** An HAProxy's own counters, at the place that the URL of its route names; there are no durations. */
    record Haproxy(String url) implements SourceSpec {}

    /** Samples that were pushed here, under the source's name. */
    record Pushed(String name) implements SourceSpec {}

    /** A source that cannot be asked; {@code reason} is a sentence for people. */
    record Unusable(String reason) implements SourceSpec {}

    /** The data plane's own counters; their names are fixed. */
    static Exposed gateway(String url, Optional<String> credential, Optional<String> route) {
        Map<String, String> fixed = route.map(name -> Map.of("route", name)).orElse(Map.of());
        SeriesSelector selector = new SeriesSelector(
                "sluice_gateway_requests_total",
                "sluice_gateway_errors_total",
                "sluice_gateway_request_duration_seconds",
                fixed,
                "version",
                true);
        return new Exposed(Endpoint.bearer(url, credential), selector);
    }
}
