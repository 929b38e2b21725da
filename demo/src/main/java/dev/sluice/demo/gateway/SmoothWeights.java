package dev.sluice.demo.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Smooth weighted round robin (the algorithm of nginx): of each 100 picks in a row every version gets exactly its percents,
 * spread as evenly as they go.
 */
final class SmoothWeights {

    private final Map<String, Integer> weights;
    private final Map<String, Integer> credit = new LinkedHashMap<>();

    SmoothWeights(Map<String, Integer> weights) {
        this.weights = Map.copyOf(weights);
        weights.keySet().forEach(version -> credit.put(version, 0));
    }

    String pick() {
        String best = null;
        int most = Integer.MIN_VALUE;
        for (Map.Entry<String, Integer> entry : credit.entrySet()) {
            int weight = weights.getOrDefault(entry.getKey(), 0);
            entry.setValue(entry.getValue() + weight);
            if (weight > 0 && entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        if (best == null) {
            throw new IllegalStateException("no version has a weight");
        }
        credit.put(best, most - 100);
        return best;
    }
}
