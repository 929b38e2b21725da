package dev.sluice.demo.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a shop serves.
 *
 * @param ports the port of each version; 0 takes a free one
 * @param flags who chooses the checkout
 * @param remoteFaults whether the fault switch obeys peers outside the loopback interface
 */
public record ShopOptions(String host, Map<String, Integer> ports, Flags flags, boolean remoteFaults) {

    public ShopOptions {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    }
}
