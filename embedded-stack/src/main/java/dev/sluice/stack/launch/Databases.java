package dev.sluice.stack.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One database per service, owned by a user of the same name who can reach no other. */
final class Databases {

    private Databases() {}

    static String url(Layout layout, String service) {
        return "jdbc:postgresql://" + layout.address(Layout.POSTGRES) + "/" + service;
    }

    /** Creates what is missing on the server that the launcher's infrastructure started. */
    static void prepare(Layout layout, Keys keys) throws IOException {
        JsonNode addresses = Api.JSON.readTree(layout.infrastructureFile().toFile());
        prepare(
                addresses.path("jdbc").asText(),
                addresses.path("username").asText(),
                addresses.path("password").asText(),
                keys);
    }

    /**
     * Creates what is missing and sets every password to the one in the keys.
     *
     * @param server the JDBC URL up to the database's name
     */
    static void prepare(String server, String user, String password, Keys keys) {
        try (Connection connection = DriverManager.getConnection(server + "postgres", user, password);
                Statement statement = connection.createStatement()) {
            for (String name : Keys.DATABASES) {
                prepare(name, keys.databasePassword(name), connection, statement);
            }
        } catch (SQLException e) {
            throw new StackException("the services' databases could not be prepared: " + e.getMessage(), e);
        }
    }

    /** The name is a constant of this program and the password is base64url: neither can end its quotation. */
    private static void prepare(String name, String password, Connection connection, Statement statement)
            throws SQLException {
        boolean user = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        statement.execute((user ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
