package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.judge.Metric;
import dev.sluice.monitor.exposition.SeriesSelector;
import dev.sluice.monitor.sources.Endpoint;
import dev.sluice.monitor.sources.PromQueries;
import dev.sluice.monitor.sources.SourceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the addresses of the sources that a plan's metrics name. */
final class SourcesReader {
    private SourcesReader() {}

    static Map<String, SourceSpec> read(JsonNode data, List<Metric> metrics) {
        JsonNode endpoints = data.path("endpoints").path("sources");
        Optional<String> route = route(data.path("targets"));
        Map<String, SourceSpec> sources = new HashMap<>();
        for (Metric metric : metrics) {
            JsonNode endpoint = endpoints.path(metric.source());
            if (!endpoint.isMissingNode()) {
                sources.putIfAbsent(metric.source(), source(endpoint, route, metrics, metric.source()));
            }
        }
        return sources;
    }

    private static SourceSpec source(JsonNode json, Optional<String> route, List<Metric> metrics, String name) {
        String type = json.path("type").asText("");
        String url = json.path("url").asText("");
        Optional<String> credential = Fields.optionalText(json, "credential");
        boolean durations = metrics.stream()
                .anyMatch(metric ->
                        metric instanceof Metric.Latency && metric.source().equals(name));
        return switch (type) {
            case "gateway" -> needed(SourceSpec.gateway(url, credential, route), durations);
            case "prometheus" -> {
                PromQueries queries = queries(json);
                yield new SourceSpec.Queried(
                        new Endpoint(url, credential, scheme(json)), durations ? queries : queries.countsOnly());
            }
            case "haproxy" ->
                durations
                        ? new SourceSpec.Unusable("HAProxy counts no durations: name another source for latency.")
                        : new SourceSpec.Haproxy(url);
            case "push" -> new SourceSpec.Pushed(name);
            case "scrape" -> needed(new SourceSpec.Exposed(Endpoint.bearer(url, credential), scraped(json)), durations);
            default -> new SourceSpec.Unusable("This monitor cannot read sources of the type " + type + ".");
        };
    }

    private static PromQueries queries(JsonNode json) {
        return new PromQueries(
                json.path("requests").asText(""),
                json.path("errors").asText(""),
                Fields.optionalText(json, "duration"),
                Fields.optionalText(json, "started"));
    }

    private static Endpoint.Scheme scheme(JsonNode json) {
        return json.path("auth").asText("").equals("basic") ? Endpoint.Scheme.BASIC : Endpoint.Scheme.BEARER;
    }

    private static SeriesSelector scraped(JsonNode json) {
        return new SeriesSelector(
                json.path("requests").asText(""),
                json.path("errors").asText(""),
                json.path("duration").asText(""),
                Map.of(),
                Fields.optionalText(json, "armLabel").orElse("version"),
                false);
    }

    /** Durations are read only when a metric needs them: a source without a histogram can still count errors. */
    private static SourceSpec needed(SourceSpec.Exposed exposed, boolean durations) {
        return durations
                ? exposed
                : new SourceSpec.Exposed(exposed.endpoint(), exposed.selector().countsOnly());
    }

    private static Optional<String> route(JsonNode targets) {
        return StreamSupport.stream(targets.spliterator(), false)
                .filter(target -> target.path("kind").asText("").equals("route"))
                .findFirst()
                .flatMap(target -> Fields.optionalText(target, "name"));
    }
}
