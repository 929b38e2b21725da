package dev.sluice.actuators;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a router says about one route at one moment.
 *
 * @param desired the shares it is set to
 * @param counted the shares of the requests of the last seconds in percent; empty when there was no traffic
 * @param fence the highest fence it has seen; null when it has seen none (or has forgotten it in a restart)
 * @param servers the servers behind each version
 */
public record RouterState(
        String route,
        Weights desired,
        Map<String, Double> counted,
        @Nullable Fence fence,
        Map<String, Servers> servers) {

    /**
     * The servers behind one version.
     *
     * @param healthy how many of {@code total} take requests now
     */
    public record Servers(int healthy, int total) {
        public Servers {
            if (healthy < 0 || total < healthy) {
                throw new IllegalArgumentException("healthy must lie between 0 and total");
            }
        }
    }

    public RouterState {
        counted = Map.copyOf(counted);
        servers = Map.copyOf(servers);
    }

    /** Is there a server of this version that would answer? False for a version that the router does not know. */
    public boolean hasHealthyServer(String version) {
        Servers behind = servers.get(version);
        return behind != null && behind.healthy() > 0;
    }
}
