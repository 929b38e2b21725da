package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows that say what each route should do: the one place that writes them. In the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RouteBook {

    private final Sql sql;

    RouteBook(Sql sql) {
        this.sql = sql;
    }

    Optional<RouteDuty> duty(String route) {
        return duties(List.of(route)).stream().findFirst();
    }

    /** What each of these routes should do, in no order; a name that is not registered is left out. */
    List<RouteDuty> duties(Collection<String> routes) {
        return sql.query("""
                SELECT o.*, r.active, t.to_version AS brings,
                       EXISTS (SELECT 1 FROM action a
                               WHERE a.target_kind = 'route' AND a.target_name = o.route AND a.status = 'RUNNING'
                                 AND a.lease_until > now()) AS busy
                FROM route_ownership o JOIN route r ON r.name = o.route
                LEFT JOIN rollout t ON t.id = (o.fence ->> 'rollout')::uuid
                WHERE o.route = ANY (?)
                """, RouteBook::read, (Object) routes.toArray(String[]::new));
    }

    /** A route that was just registered, or one that an admin sets while no rollout moves it. */
    public void assign(String route, String active) {
        Optional<RouteDuty> before = lock(route);
        if (before.isEmpty()) {
            sql.update(
                    "INSERT INTO route_ownership (route, desired, fence) VALUES (?, ?::jsonb, ?::jsonb)",
                    route,
                    TargetJson.write(Weights.all(active)),
                    TargetJson.write(Fences.FIRST));
            sql.update("INSERT INTO route_watch (route) VALUES (?)", route);
            return;
        }
        RouteDuty duty = before.get();
        hold(route, Weights.all(active), Fences.after(duty.fence(), duty.foreignFence()));
        sql.update("UPDATE route_ownership SET frozen_by = NULL WHERE route = ?", route);
    }

    /** These weights are what the route should do from now on, unless a higher fence is already known. */
    void hold(String route, Weights weights, Fence fence) {
        Optional<RouteDuty> before = lock(route);
        if (before.isPresent() && !fence.isLowerThan(before.get().fence())) {
            sql.update(
                    "UPDATE route_ownership SET desired = ?::jsonb, fence = ?::jsonb WHERE route = ?",
                    TargetJson.write(weights),
                    TargetJson.write(fence),
                    route);
        }
    }

    void lend(String route, UUID rollbackId) {
        sql.update("UPDATE route_ownership SET lent_to = ? WHERE route = ?", rollbackId, route);
    }

    void takeBack(String route) {
        sql.update("UPDATE route_ownership SET lent_to = NULL, frozen_by = NULL WHERE route = ?", route);
    }

    /** Healing does not raise what this rollout exposed, on any route that it has moved. */
    void freeze(UUID rolloutId) {
        sql.update("""
                UPDATE route_ownership SET frozen_by = ?
                WHERE route IN (SELECT target_name FROM action WHERE rollout_id = ? AND target_kind = 'route')
                """, rolloutId, rolloutId);
    }

    void thaw(UUID rolloutId) {
        sql.update("UPDATE route_ownership SET frozen_by = NULL WHERE frozen_by = ?", rolloutId);
    }

    void yieldTo(String route, Fence fence) {
        Optional<RouteDuty> before = lock(route);
        if (before.isEmpty()) {
            return;
        }
        Fence known = before.get().foreignFence();
        if (known == null || known.isLowerThan(fence)) {
            sql.update(
                    "UPDATE route_ownership SET foreign_fence = ?::jsonb WHERE route = ?",
                    TargetJson.write(fence),
                    route);
        }
    }

    /** Tells whether all traffic should go to this version already. */
    public boolean rests(String route, String version) {
        return duty(route).map(duty -> duty.desired().percent(version) == 100).orElse(false);
    }

    /** Tells whether a rollback holds the route now. */
    public boolean lent(String route) {
        return lock(route).map(duty -> duty.lentTo() != null).orElse(false);
    }

    private Optional<RouteDuty> lock(String route) {
        sql.query("SELECT 1 FROM route_ownership WHERE route = ? FOR UPDATE", row -> 1, route);
        return duty(route);
    }

    private static RouteDuty read(ResultSet row) throws SQLException {
        return new RouteDuty(
                row.getString("route"),
                row.getString("active"),
                row.getString("brings"),
                TargetJson.weights(row.getString("desired")),
                TargetJson.fence(row.getString("fence")),
                row.getObject("lent_to", UUID.class),
                row.getString("frozen_by") != null,
                TargetJson.optionalFence(row.getString("foreign_fence")),
                row.getBoolean("busy"));
    }
}
