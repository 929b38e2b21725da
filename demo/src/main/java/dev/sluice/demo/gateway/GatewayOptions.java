package dev.sluice.demo.gateway;

import dev.sluice.demo.SecretFile;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a gateway serves.
 *
 * @param versions the server of each version; the first version gets everything at the start
 * @param secret what a router command must present; without one every command is refused
 * @param remoteFaults whether the fault switch obeys peers outside the loopback interface
 */
public record GatewayOptions(
        Listen listen, String route, Map<String, URI> versions, SecretFile secret, boolean remoteFaults) {

    /**
     * Where to listen.
     *
     * @param port 0 takes a free one
     */
    public record Listen(String host, int port) {}

    public GatewayOptions {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
