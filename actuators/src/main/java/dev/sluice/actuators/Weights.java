package dev.sluice.actuators;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Shares of one route's traffic in whole percents by version; their sum is 100. A version that is not named has 0.
 *
 * @param percents sorted by version, unmodifiable
 */
public record Weights(SortedMap<String, Integer> percents) {

    /** What a route's or a version's name may look like before it reaches a router. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    public Weights {
        int sum = 0;
        for (Map.Entry<String, Integer> share : percents.entrySet()) {
            if (!NAME.matcher(share.getKey()).matches()) {
                throw new IllegalArgumentException("a version's name must match " + NAME);
            }
            if (share.getValue() < 0 || share.getValue() > 100) {
                throw new IllegalArgumentException("a share must lie between 0 and 100, not " + share.getValue());
            }
            sum += share.getValue();
        }
        if (sum != 100) {
            throw new IllegalArgumentException("the shares must sum to 100, not " + sum);
        }
        percents = Collections.unmodifiableSortedMap(new TreeMap<>(percents));
    }

    public static Weights of(Map<String, Integer> percents) {
        return new Weights(new TreeMap<>(percents));
    }

    /** Everything on one version. */
    public static Weights all(String version) {
        return of(Map.of(version, 100));
    }

    /** {@code percent} on the candidate, the rest on the baseline. */
    public static Weights split(String baseline, String candidate, int percent) {
        return of(Map.of(baseline, 100 - percent, candidate, percent));
    }

    /** The share of a version, 0 when it is not named. */
    public int percent(String version) {
        return percents.getOrDefault(version, 0);
    }

    /** Equal shares; a version with 0 and one that is not named are the same. */
    public boolean sameShares(Weights other) {
        return percents.keySet().stream().allMatch(version -> percent(version) == other.percent(version))
                && other.percents.keySet().stream().allMatch(version -> percent(version) == other.percent(version));
    }
}
