package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the servers of a backend by two commands: only {@code show servers state} tells what was set and whether a
 * check ever passed (in {@code show stat} a server of weight 0 looks drained), only {@code show stat} tells the counters.
 */
final class ServerReader {

    /** srv_op_state: 0 stopped, 1 starting, 2 running, 3 stopping. */
    private static final int STARTING = 1;

    private static final int RUNNING = 2;

    /** srv_admin_state without 0x40, which only tells that a name resolves anew; any other bit: maintenance or drain. */
    private static final int SET_ASIDE = ~0x40;

    /** srv_check_state: configured and enabled. */
    private static final int CHECKED = 0x02 | 0x04;

    /** srv_check_status: 0 unknown, 1 initialising, 2 started; beyond, a check has ended. HAProxy believes a server up before that. */
    private static final int STARTED = 2;

    private final String route;
    private final RuntimeSocket socket;

    ServerReader(String route, RuntimeSocket socket) {
        this.route = route;
        this.socket = socket;
    }

    /**
     * The servers of this backend. Their counters are asked for by the backend's number: by its name, {@code show stat} would find
     * a frontend that is called the same.
     */
    List<BackendServer> read(String backend) throws RouterFailure {
        String answer = socket.send("show servers state " + backend);
        List<Map<String, String>> states = rows(answer, " ", "be_name", backend);
        if (states.isEmpty()) {
            throw answer.contains("# ")
                    ? new RouterFailure.Rejected(route, "its backend has no servers")
                    : RuntimeAnswer.complaint(route, answer);
        }
        try {
            int number = number(states.getFirst(), "be_id");
            Map<String, Map<String, String>> counted = new HashMap<>();
            rows(socket.send("show stat %d 4 -1".formatted(number)), ",", "pxname", backend)
                    .forEach(row -> counted.put(row.getOrDefault("svname", ""), row));
            List<BackendServer> servers = new ArrayList<>();
            for (Map<String, String> state : states) {
                String name = text(state, "srv_name");
                servers.add(server(name, state, counted.getOrDefault(name, Map.of())));
            }
            return servers;
        } catch (IllegalArgumentException notAState) {
            throw new RouterFailure.Garbled(route, "its list of servers is incomplete");
        }
    }

    private static List<Map<String, String>> rows(String answer, String separator, String column, String backend) {
        return Table.all(answer, separator).stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> backend.equals(row.get(column)))
                .toList();
    }

    private static BackendServer server(String name, Map<String, String> state, Map<String, String> counted) {
        int operation = number(state, "srv_op_state");
        boolean checked = (number(state, "srv_check_state") & CHECKED) == CHECKED;
        boolean up = operation == STARTING || operation == RUNNING;
        boolean aside = (number(state, "srv_admin_state") & SET_ASIDE) != 0;
        boolean proven = number(state, "srv_check_status") > STARTED;
        return new BackendServer(
                name,
                number(state, "srv_uweight"),
                checked,
                checked && proven && up && !aside,
                number(counted, "bck") > 0,
                Long.parseLong(text(counted, "stot")),
                Long.parseLong(text(counted, "rate")),
                !text(counted, "cookie").isEmpty());
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(text(row, column));
    }

    private static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }
}
