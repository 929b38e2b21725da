package dev.sluice.judge.planning;

/**
 * What a target gets.
 *
 * @param perSecond requests of both versions together
 * @param errorRate errors per request that are expected of a healthy version, 0 to below 1
 */
public record Traffic(double perSecond, double errorRate) {
    public Traffic {
        if (!(perSecond > 0 && perSecond < 1e9)) {
            throw new IllegalArgumentException("requests per second are above 0");
        }
        if (!(errorRate >= 0 && errorRate < 1)) {
            throw new IllegalArgumentException("an error rate lies between 0 and 1");
        }
    }
}
