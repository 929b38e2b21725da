package dev.sluice.demo.load;

import java.net.URI;

/**
 * How many visit, and where.
 *
 * @param requestsPerSecond 0 means that nobody comes
 * @param users how many different visitors there are
 * @param internalPercent how many percent of them work here
 */
public record LoadOptions(URI gateway, int requestsPerSecond, int users, int internalPercent) {}
