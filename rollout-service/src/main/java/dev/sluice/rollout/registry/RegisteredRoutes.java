package dev.sluice.rollout.registry;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Routes as planners look them up. Past Hibernate's first-level cache: a planner looks once to lint and again after it has waited
 * for the claim, and a rollback may have changed the active version between.
 */
@ApplicationScoped
class RegisteredRoutes implements Routes {

    private final Sql sql;

    RegisteredRoutes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Route> find(String name) {
        return sql.queryOne("SELECT * FROM route WHERE name = ?", RegisteredRoutes::route, name);
    }

    @Override
    public List<Route> findAll(Collection<String> names) {
        return sql.query("SELECT * FROM route WHERE name = ANY (?) ORDER BY name", RegisteredRoutes::route, (Object)
                names.toArray(String[]::new));
    }

    private static Route route(ResultSet row) throws SQLException {
        return new Route(
                row.getString("name"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("driver"),
                row.getString("url"),
                row.getString("credential"),
                row.getString("active"));
    }
}
