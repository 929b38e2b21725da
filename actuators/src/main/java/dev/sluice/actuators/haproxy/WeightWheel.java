package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState.Servers;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.HaproxyUrl.Steering;
import dev.sluice.actuators.haproxy.Observation.VersionNow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares by the weights of the servers of one backend, which belongs to the route as a whole: a server that is nobody's version
 * by registration is the version of its own name, and gets 0 when the shares do not name it.
 */
final class WeightWheel implements Wheel {

    private final String route;
    private final Steering.ServerWeights steering;
    private final RuntimeSocket socket;
    private final ServerReader reader;
    private final Map<String, String> versionByServer = new HashMap<>();

    WeightWheel(String route, Steering.ServerWeights steering, RuntimeSocket socket) {
        this.route = route;
        this.steering = steering;
        this.socket = socket;
        this.reader = new ServerReader(route, socket);
        steering.servers().forEach((version, server) -> versionByServer.put(server, version));
    }

    @Override
    public Observation read() throws RouterFailure {
        Map<String, VersionNow> versions = new HashMap<>();
        Map<String, Integer> weights = new HashMap<>();
        for (BackendServer server : reader.read(steering.backend())) {
            if (!server.backup()) {
                String version = version(server);
                weights.put(version, server.weight());
                Servers behind = new Servers(server.healthy() ? 1 : 0, 1);
                VersionNow now =
                        new VersionNow(server.weight(), behind, server.sessions(), server.rate(), server.sticky());
                if (versions.put(version, now) != null) {
                    throw new RouterFailure.Rejected(
                            route,
                            "version %s has a server by registration and another of its name".formatted(version));
                }
            }
        }
        return new Observation(Percents.of(route, weights), versions);
    }

    @Override
    public Map<String, Integer> numbers(Weights wanted, Observation before) throws RouterFailure {
        for (String version : wanted.percents().keySet()) {
            if (wanted.percent(version) > 0 && !before.versions().containsKey(version)) {
                throw new RouterFailure.Rejected(route, "its backend has no server of version " + version);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        before.versions().keySet().forEach(version -> numbers.put(version, wanted.percent(version)));
        return numbers;
    }

    /**
     * Says only what changes. Raises first, and lowers only when that was taken: HAProxy carries out the rest of a line after a
     * refusal, and a backend that balances statically refuses every weight but 0. So never is everything at 0, and never is a
     * share beyond the old and the new.
     */
    @Override
    public void write(Map<String, Integer> numbers, Observation before) throws RouterFailure {
        List<String> raising = new ArrayList<>();
        List<String> lowering = new ArrayList<>();
        numbers.forEach((version, weight) -> {
            String server = steering.servers().getOrDefault(version, version);
            String command = "set weight %s/%s %d".formatted(steering.backend(), server, weight);
            int held = held(before, version);
            if (weight != held) {
                (weight < held ? lowering : raising).add(command);
            }
        });
        send(raising);
        send(lowering);
    }

    private void send(List<String> commands) throws RouterFailure {
        if (!commands.isEmpty()) {
            RuntimeAnswer.requireSilence(route, socket.send(commands.toArray(String[]::new)));
        }
    }

    private static int held(Observation before, String version) {
        VersionNow now = before.versions().get(version);
        return now == null ? 0 : now.held();
    }

    private String version(BackendServer server) throws RouterFailure {
        if (!Weights.NAME.matcher(server.name()).matches()) {
            throw new RouterFailure.Rejected(route, "its backend has a server whose name is not " + Weights.NAME);
        }
        if (!server.checked()) {
            throw new RouterFailure.Rejected(
                    route, "server %s has no health check; add 'check' to its line".formatted(server.name()));
        }
        return versionByServer.getOrDefault(server.name(), server.name());
    }
}
