package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.Weights;
import java.util.HashMap;
import java.util.Map;

/** Weights in any unit as whole percents. Pure. */
final class Percents {

    /** Who gets the traffic when every weight is 0: HAProxy answers 503 then. */
    static final String NOBODY = "nobody";

    private Percents() {}

    /**
     * Rounds, but never to nothing what gets something: a share of 0.2 % shows as 1 %. What the rounding leaves over is the
     * heaviest one's.
     */
    static Weights of(String route, Map<String, Integer> weights) throws RouterFailure {
        long total = weights.values().stream().mapToLong(Integer::longValue).sum();
        if (total == 0) {
            return Weights.all(NOBODY);
        }
        String heaviest = weights.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        Map<String, Integer> percents = new HashMap<>();
        int rest = 100;
        for (Map.Entry<String, Integer> share : weights.entrySet()) {
            if (!share.getKey().equals(heaviest)) {
                long rounded = Math.round(100.0 * share.getValue() / total);
                int percent = share.getValue() == 0 ? 0 : (int) Math.max(1, rounded);
                percents.put(share.getKey(), percent);
                rest -= percent;
            }
        }
        if (rest < 0) {
            throw new RouterFailure.Rejected(route, "its backend has too many servers with a weight");
        }
        percents.put(heaviest, rest);
        return Weights.of(percents);
    }
}
