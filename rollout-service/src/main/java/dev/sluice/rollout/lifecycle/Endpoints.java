package dev.sluice.rollout.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses behind the names of a plan, as registered when it was planned; published, so that nobody else needs a registry. */
public record Endpoints(Map<String, Map<String, String>> routes, Map<String, Map<String, String>> sources) {
    public Endpoints {
        routes = Map.copyOf(new LinkedHashMap<>(routes));
        sources = Map.copyOf(new LinkedHashMap<>(sources));
    }
}
