package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which replica watches which route, and what it last saw. In the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RouteWatch {

    private final Sql sql;
    private final Replica replica;
    private final TargetsConfig config;

    RouteWatch(Sql sql, Replica replica, TargetsConfig config) {
        this.sql = sql;
        this.replica = replica;
        this.config = config;
    }

    /**
     * Takes over what nobody watches and prolongs what is half over.
     *
     * @return the routes that are ours to watch now
     */
    List<String> lease() {
        sql.update(
                """
                UPDATE route_watch SET lease_owner = ?, lease_until = now() + ? * interval '1 millisecond'
                WHERE route IN (
                    SELECT route FROM route_watch
                    WHERE lease_until < now()
                       OR (lease_owner = ? AND lease_until < now() + ? * interval '1 millisecond')
                    ORDER BY route FOR UPDATE SKIP LOCKED)
                """,
                replica.owner(),
                config.watchLease().toMillis(),
                replica.owner(),
                config.watchLease().toMillis() / 2);
        return sql.query(
                "SELECT route FROM route_watch WHERE lease_owner = ? AND lease_until > now() ORDER BY route",
                row -> row.getString("route"),
                replica.owner());
    }

    /** @param trouble why the route is not as desired, null when it is */
    void seen(String route, Weights observed, @Nullable String trouble, boolean healed) {
        sql.update("""
                UPDATE route_watch SET observed = ?::jsonb, last_seen = now(), last_error = ?,
                       error_since = CASE WHEN ?::text IS NULL THEN NULL ELSE coalesce(error_since, now()) END,
                       healed = healed + ?
                WHERE route = ?
                """, TargetJson.write(observed), trouble, trouble, healed ? 1 : 0, route);
    }

    /** The router could not be read; what was seen before stays. */
    void unseen(String route, String trouble) {
        sql.update(
                "UPDATE route_watch SET last_error = ?, error_since = coalesce(error_since, now()) WHERE route = ?",
                trouble,
                route);
    }
}
