package dev.sluice.demo.shop;

import dev.sluice.demo.SecretFile;
import java.net.URI;
import java.time.Duration;

/** Who chooses the checkout. */
public sealed interface Flags {

    /** The demo's own flag. */
    String NEW_CHECKOUT = "new-checkout";

    /** Nobody: everybody gets the old checkout. */
    record None() implements Flags {}

    /**
     * flag-service, asked over OFREP for each visitor.
     *
     * @param token presented there
     * @param patience how long a visitor waits for the answer before getting the old checkout
     */
    record Asked(URI url, String flag, SecretFile token, Duration patience) implements Flags {}

    /**
     * This process, by OpenFeature's SDK with flagd's provider, from the set of flags that flag-service sends over gRPC.
     *
     * @param flagSet {@code environment/service}
     * @param token presented there; an open port needs none
     */
    record InProcess(String host, int port, String flagSet, String flag, SecretFile token) implements Flags {}
}
