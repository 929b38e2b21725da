package dev.sluice.demo.gateway;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Where the requests of the last seconds were sent. */
final class RecentShares {

    static final int SECONDS = 10;

    private record Second(long number, Map<String, Integer> sent) {}

    private final Deque<Second> window = new ArrayDeque<>();

    void sent(String version, long second) {
        forget(second);
        Second last = window.peekLast();
        if (last == null || last.number() != second) {
            last = new Second(second, new HashMap<>());
            window.addLast(last);
        }
        last.sent().merge(version, 1, Integer::sum);
    }

    /** Begins anew: the shares were changed. */
    void clear() {
        window.clear();
    }

    /** Percents with two decimals, for each of the versions; empty when nothing was sent. */
    Map<String, Double> percents(Collection<String> versions, long second) {
        forget(second);
        Map<String, Integer> sums = new TreeMap<>();
        window.forEach(each -> each.sent().forEach((version, sent) -> sums.merge(version, sent, Integer::sum)));
        int all = sums.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Double> percents = new TreeMap<>();
        if (all > 0) {
            versions.forEach(version ->
                    percents.put(version, Math.round(10_000.0 * sums.getOrDefault(version, 0) / all) / 100.0));
        }
        return percents;
    }

    private void forget(long second) {
        while (!window.isEmpty() && window.getFirst().number() <= second - SECONDS) {
            window.removeFirst();
        }
    }
}
