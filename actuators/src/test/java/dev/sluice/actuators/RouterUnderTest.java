package dev.sluice.actuators;

import java.util.Optional;

/** A running router with one route {@link #ROUTE} over {@link #BASELINE} (the first) and {@link #CANDIDATE}. */
public interface RouterUnderTest extends AutoCloseable {

    String ROUTE = "shop";
    String BASELINE = "1.0.0";
    String CANDIDATE = "2.0.0";
    String SECRET = "a-secret-for-tests";

    /** A driver of the route that presents this secret. */
    TrafficRouter driver(Optional<String> secret);

    /** Whether a write needs the secret; false where something else guards the router. */
    default boolean asksForASecret() {
        return true;
    }

    /** Restarts the router at the same place, so that it forgets what it keeps in memory. */
    void restart();

    /** Stops it for good: nothing answers any more. */
    @Override
    void close();
}
