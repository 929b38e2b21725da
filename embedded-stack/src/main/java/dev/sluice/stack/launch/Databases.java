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
import java.util.Map;
import java.util.stream.Collectors;

/** One database per service, owned by a user of the same name who can reach no other. */
final class Databases {

    private Databases() {}

    static String url(Layout layout, String service) {
        return "jdbc:postgresql://" + layout.address(Layout.POSTGRES) + "/" + service;
    }

    /** Creates what is missing and sets every password to the one in the keys. */
    static void prepare(Layout layout, Keys keys) throws IOException {
        JsonNode addresses = Api.JSON.readTree(layout.infrastructureFile().toFile());
        try (Connection connection = DriverManager.getConnection(
                        addresses.path("jdbc").asText() + "postgres",
                        addresses.path("username").asText(),
                        addresses.path("password").asText());
                Statement statement = connection.createStatement()) {
            for (String name : Keys.DATABASES) {
                String password = keys.databasePassword(name);
                boolean user = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
                // Names are this file's constants and passwords are base64url: neither can end the quotation.
                statement.execute((user ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                    statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                }
            }
        } catch (SQLException e) {
            throw new StackException("the services' databases could not be prepared: " + e.getMessage(), e);
        }
    }

    /** The databases by service, with user and password: for tools that look inside. */
    static Map<String, String> urlsWithPassword(Layout layout, Keys keys) {
        return Keys.DATABASES.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> url(layout, name) + "?user=" + name + "&password=" + keys.databasePassword(name)));
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
