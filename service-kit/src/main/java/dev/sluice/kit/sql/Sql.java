package dev.sluice.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL through the service's default datasource. Inside a JTA transaction it runs on that transaction's connection, so it
 * commits and rolls back with the entities of Hibernate; outside each statement commits by itself. Parameters may be {@code null},
 * {@code Instant}, {@code UUID}, {@code byte[]}, {@code String[]}, {@code Long[]}, and whatever JDBC takes.
 */
@ApplicationScoped
public class Sql {
    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Turns the current row into a value; never moves the cursor. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Changes rows and returns how many. */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection()) {
            return update(connection, statement, parameters);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    public <T> List<T> query(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection()) {
            return query(connection, statement, mapper, parameters);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    public <T> Optional<T> queryOne(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(statement, mapper, parameters);
        if (rows.size() > 1) {
            throw new IllegalStateException("at most one row expected, got " + rows.size());
        }
        return rows.stream().findFirst();
    }

    /** The same on a connection that the caller owns. */
    public static int update(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            SqlParameters.bind(prepared, parameters);
            return prepared.executeUpdate();
        }
    }

    /** The same on a connection that the caller owns. */
    public static <T> List<T> query(
            Connection connection, String statement, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            SqlParameters.bind(prepared, parameters);
            try (ResultSet result = prepared.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
                return rows;
            }
        }
    }
}
