package dev.sluice.e2e.matrix.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.e2e.support.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Asks PostgreSQL whose connection holds the relay's lock in rollout-service's database, and the kernel whose connection that is. */
record RelayHolder(Stack stack) {
    private static final String CLIENT_PORT = """
            SELECT client_port FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND granted AND application_name = 'outbox-relay' AND datname = current_database()
            """;

    /** The part's name in stack.json: with one replica {@code rollout}. */
    String part() {
        JsonNode description = stack.description();
        int port = clientPort(description.at("/postgres/rollout").asText());
        long pid = Sockets.ownerOf(port);
        return description.path("pids").properties().stream()
                .filter(part -> part.getValue().asLong() == pid)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("process " + pid + " holds the relay's lock and is no part"));
    }

    private static int clientPort(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CLIENT_PORT)) {
            if (!rows.next()) {
                throw new AssertionError("nobody holds the relay's lock");
            }
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError("the relay's lock cannot be looked up", e);
        }
    }
}
