package dev.sluice.demo.shop;

import dev.sluice.demo.SecretFile;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop serves.
 *
 * @param ports the port of each version; 0 takes a free one
 * @param remoteFaults whether the fault switch obeys peers outside the loopback interface
 */
public record ShopOptions(String host, Map<String, Integer> ports, FlagService flags, boolean remoteFaults) {

    /**
     * Where flags are evaluated.
     *
     * @param flag the flag that chooses the checkout; without one nobody asks, and everybody gets the old checkout
     * @param token presented there
     * @param patience how long a visitor waits for the answer before getting the old checkout
     */
    public record FlagService(URI url, Optional<String> flag, SecretFile token, Duration patience) {

        /** The demo's own flag. */
        public FlagService(URI url, SecretFile token, Duration patience) {
            this(url, Optional.of(CheckoutFlag.FLAG), token, patience);
        }
    }

    public ShopOptions {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    }
}
