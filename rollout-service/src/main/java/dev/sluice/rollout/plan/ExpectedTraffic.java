package dev.sluice.rollout.plan;

/**
 * What the target is expected to get, for the linter to say what the plan can find and prove.
 *
 * @param requestsPerSecond of both versions together, above 0
 * @param errorRate errors per request that are usual, 0 to below 1
 */
public record ExpectedTraffic(double requestsPerSecond, double errorRate) {}
