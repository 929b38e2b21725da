package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState.Servers;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.HaproxyUrl.Steering;
import dev.sluice.actuators.haproxy.Observation.VersionNow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares by one entry of a map: the permille of the requests that go to the backend of that name; the other one gets the rest. */
final class MapWheel implements Wheel {

    private static final int ALL = 1000;
    private static final Pattern FOUND = Pattern.compile("type=[^\\n]*, found=yes,[^\\n]* value=\"(\\d{1,9})\"");
    private static final Pattern MISSING = Pattern.compile("type=[^\\n]*, found=no");
    private static final String NO_ENTRY = "entry not found.";

    private final String route;
    private final Steering.PermilleMap steering;
    private final RuntimeSocket socket;
    private final ServerReader reader;

    MapWheel(String route, Steering.PermilleMap steering, RuntimeSocket socket) {
        this.route = route;
        this.steering = steering;
        this.socket = socket;
        this.reader = new ServerReader(route, socket);
    }

    @Override
    public Observation read() throws RouterFailure {
        int permille = permille();
        Map<String, Integer> held = new HashMap<>();
        Map<String, VersionNow> versions = new HashMap<>();
        for (Map.Entry<String, String> version : steering.backends().entrySet()) {
            int own = version.getValue().equals(steering.key()) ? permille : ALL - permille;
            held.put(version.getKey(), own);
            versions.put(version.getKey(), now(own, reader.read(version.getValue())));
        }
        return new Observation(Percents.of(route, held), versions);
    }

    @Override
    public Map<String, Integer> numbers(Weights wanted, Observation before) throws RouterFailure {
        for (String version : wanted.percents().keySet()) {
            if (wanted.percent(version) > 0 && !steering.backends().containsKey(version)) {
                throw new RouterFailure.Rejected(
                        route, "no backend is registered for version " + version + "; change the route's url");
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        steering.backends().keySet().forEach(version -> numbers.put(version, wanted.percent(version) * ALL / 100));
        return numbers;
    }

    /** {@code set map} changes every entry of that name and adds none. */
    @Override
    public void write(Map<String, Integer> numbers, Observation before) throws RouterFailure {
        String version = steering.backends().entrySet().stream()
                .filter(entry -> entry.getValue().equals(steering.key()))
                .findFirst()
                .orElseThrow()
                .getKey();
        String entry =
                "%s %s %d".formatted(steering.map(), steering.key(), Objects.requireNonNull(numbers.get(version)));
        String answer = socket.send("set map " + entry);
        if (answer.strip().equals(NO_ENTRY)) {
            answer = socket.send("add map " + entry);
        }
        RuntimeAnswer.requireSilence(route, answer);
    }

    private int permille() throws RouterFailure {
        String answer = socket.send("get map %s %s".formatted(steering.map(), steering.key()));
        Matcher found = FOUND.matcher(answer);
        if (found.find()) {
            return Math.min(ALL, Integer.parseInt(found.group(1)));
        }
        if (MISSING.matcher(answer).find()) {
            return 0;
        }
        throw RuntimeAnswer.complaint(route, answer);
    }

    private VersionNow now(int permille, List<BackendServer> servers) throws RouterFailure {
        int healthy = 0;
        int total = 0;
        long sessions = 0;
        long rate = 0;
        for (BackendServer server : servers) {
            sessions += server.sessions();
            rate += server.rate();
            if (!server.backup() && server.weight() > 0) {
                if (!server.checked()) {
                    throw new RouterFailure.Rejected(route, "a server has no health check; add 'check' to every line");
                }
                total++;
                healthy += server.healthy() ? 1 : 0;
            }
        }
        return new VersionNow(permille, new Servers(healthy, total), sessions, rate, false);
    }
}
