package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.haproxy.HaproxyUrl.Steering;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HAProxy itself counts of each version ({@code show stat}), at the place that a route's URL names. */
public final class HaproxyCounters {

    /** One word per column: {@code show stat} calls a whole backend so. */
    private static final String WHOLE = "BACKEND";

    private final String name;
    private final HaproxyUrl url;

    private HaproxyCounters(String name, HaproxyUrl url) {
        this.name = name;
        this.url = url;
    }

    /**
     * Connects to nothing yet.
     *
     * @param name for messages
     * @throws IllegalArgumentException saying what to write instead
     */
    public static HaproxyCounters at(String name, URI url) {
        return new HaproxyCounters(name, HaproxyUrl.parse(url));
    }

    /** The host that is connected to; empty for a UNIX socket. */
    public Optional<String> host() {
        return switch (url.place()) {
            case HaproxyUrl.Place.Unix unix -> Optional.empty();
            case HaproxyUrl.Place.Tcp tcp -> Optional.of(tcp.host());
        };
    }

    /** Requests that ended, and how many of them failed. */
    public record Counted(long requests, long errors) {}

    /**
     * All of one moment.
     *
     * @param process number of the process that counts: with another one the counters began anew
     */
    public record Counters(long process, Map<String, Counted> versions) {
        public Counters {
            versions = Map.copyOf(versions);
        }
    }

    /**
     * Counts of these versions, within this time.
     *
     * @throws RouterFailure also when HAProxy has no server or backend for one of them
     */
    public Counters read(List<String> versions, Duration limit) throws RouterFailure {
        RuntimeSocket socket = new RuntimeSocket(name, url.place(), System.nanoTime() + limit.toNanos());
        String answer = socket.send("show info", "show stat -1 6 -1");
        List<Map<String, String>> rows = Table.all(answer, ",").stream()
                .flatMap(table -> table.rows().stream())
                .toList();
        if (rows.isEmpty()) {
            throw RuntimeAnswer.complaint(name, answer);
        }
        Map<String, Counted> counted = new LinkedHashMap<>();
        try {
            for (String version : versions) {
                counted.put(version, counted(rows, version));
            }
            return new Counters(process(answer), counted);
        } catch (IllegalArgumentException notANumber) {
            throw new RouterFailure.Garbled(name, "its counters are incomplete");
        }
    }

    private Counted counted(List<Map<String, String>> rows, String version) throws RouterFailure {
        return switch (url.steering()) {
            case Steering.ServerWeights servers ->
                ofServer(row(rows, servers.backend(), servers.servers().getOrDefault(version, version)));
            case Steering.PermilleMap map -> {
                String backend = map.backends().get(version);
                if (backend == null) {
                    throw new RouterFailure.Rejected(name, "its url names no backend for one of the versions");
                }
                yield ofBackend(row(rows, backend, WHOLE));
            }
        };
    }

    /**
     * Every request ends as an answer of the server, as a connection that failed, or as an answer that broke. The column {@code stot}
     * counts each retry, too, so it is of no use; answers 1xx are no ends.
     */
    private static Counted ofServer(Map<String, String> row) {
        long broken = number(row, "econ") + number(row, "eresp");
        long failed = number(row, "hrsp_5xx") + broken;
        long fine = number(row, "hrsp_2xx") + number(row, "hrsp_3xx") + number(row, "hrsp_4xx");
        return new Counted(fine + number(row, "hrsp_other") + failed, failed);
    }

    /** A backend's answers hold those that HAProxy gives itself when no server does. */
    private static Counted ofBackend(Map<String, String> row) {
        long failed = number(row, "hrsp_5xx");
        long fine = number(row, "hrsp_2xx") + number(row, "hrsp_3xx") + number(row, "hrsp_4xx");
        return new Counted(fine + number(row, "hrsp_other") + failed, failed);
    }

    private Map<String, String> row(List<Map<String, String>> rows, String backend, String server)
            throws RouterFailure {
        return rows.stream()
                .filter(row -> backend.equals(row.get("pxname")) && server.equals(row.get("svname")))
                .findFirst()
                .orElseThrow(() -> new RouterFailure.Rejected(
                        name, "it has no server or backend for one of the versions, or none of the registered name"));
    }

    private static long process(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Pid: "))
                .mapToLong(
                        line -> Long.parseLong(line.substring("Pid: ".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no Pid"));
    }

    private static long number(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return Long.parseLong(value);
    }
}
