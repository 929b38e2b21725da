package dev.sluice.demo.load;

import java.net.URI;
import java.time.Duration;

/**
 * How many visit, and where.
 *
 * @param requestsPerSecond 0 means that nobody comes
 * @param users how many different visitors there are
 * @param internalPercent how many percent of them work here
 * @param patience how long a visitor waits for an answer before leaving
 */
public record LoadOptions(URI gateway, int requestsPerSecond, int users, int internalPercent, Duration patience) {

    /** Visitors who wait ten seconds. */
    public LoadOptions(URI gateway, int requestsPerSecond, int users, int internalPercent) {
        this(gateway, requestsPerSecond, users, internalPercent, Duration.ofSeconds(10));
    }
}
