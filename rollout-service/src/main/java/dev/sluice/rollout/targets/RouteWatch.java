package dev.sluice.rollout.targets;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
     * Takes over what nobody watches and prolongs what is ours.
     *
     * @return the routes that are ours to watch now
     */
    List<String> lease() {
        sql.update("""
                UPDATE route_watch SET lease_owner = ?, lease_until = now() + ? * interval '1 millisecond'
                WHERE route IN (
                    SELECT route FROM route_watch
                    WHERE lease_until < now() OR lease_owner = ?
                    ORDER BY route FOR UPDATE SKIP LOCKED)
                """, replica.owner(), config.watchLease().toMillis(), replica.owner());
        return sql.query(
                "SELECT route FROM route_watch WHERE lease_owner = ? AND lease_until > now() ORDER BY route",
                row -> row.getString("route"),
                replica.owner());
    }

    /** Writes down what was seen of these routes, as far as they are still ours to watch. */
    void seen(List<Sight> sights) {
        long now = System.nanoTime();
        sql.update(
                """
                UPDATE route_watch SET observed = coalesce(seen.observed::jsonb, route_watch.observed),
                       last_seen = CASE WHEN seen.observed IS NULL THEN route_watch.last_seen
                                        ELSE now() - seen.age * interval '1 microsecond' END,
                       last_error = seen.trouble,
                       error_since = CASE WHEN seen.trouble IS NULL THEN NULL ELSE coalesce(route_watch.error_since, now()) END,
                       healed = route_watch.healed + seen.healed
                FROM unnest(?, ?, ?, ?, ?) AS seen (route, observed, trouble, healed, age)
                WHERE seen.route = route_watch.route AND route_watch.lease_owner = ?
                """,
                texts(sights, Sight::route),
                texts(sights, sight -> sight.observed() == null ? null : TargetJson.write(sight.observed())),
                texts(sights, Sight::trouble),
                numbers(sights, sight -> sight.healed() ? 1 : 0),
                numbers(sights, sight -> NANOSECONDS.toMicros(now - sight.nanos())),
                replica.owner());
    }

    private static @Nullable String[] texts(List<Sight> sights, Function<Sight, @Nullable String> part) {
        return sights.stream().map(part).toArray(String[]::new);
    }

    private static Long[] numbers(List<Sight> sights, ToLongFunction<Sight> part) {
        return sights.stream().mapToLong(part).boxed().toArray(Long[]::new);
    }
}
