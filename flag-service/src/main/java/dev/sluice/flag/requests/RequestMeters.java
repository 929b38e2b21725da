package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.State;
import dev.sluice.kit.config.Chore;
import dev.sluice.kit.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many change requests are open, counted every few seconds so that a scrape costs no query; and how late they are applied. */
@ApplicationScoped
class RequestMeters implements Chore {
    private final Sql sql;
    private final Timer lateness;
    private volatile Map<State, Integer> open = Map.of();

    RequestMeters(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        this.lateness = Timer.builder("sluice.flag.change.request.lateness")
                .description("From the time of a scheduled change to the commit of what came of it")
                .register(meters);
        for (State state : List.of(State.PENDING, State.SCHEDULED)) {
            Gauge.builder("sluice.flag.change.requests.open", () -> open.getOrDefault(state, 0))
                    .tag("state", state.wire())
                    .description("Change requests that wait for an approval or for their time")
                    .register(meters);
        }
    }

    void late(Duration by) {
        lateness.record(by);
    }

    @Override
    public String name() {
        return "count open change requests";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean oncePerInstallation() {
        return false;
    }

    @Override
    public void run() {
        Map<State, Integer> counted = new HashMap<>();
        sql.query(
                        "SELECT state, count(*) FROM change_request WHERE due_at IS NOT NULL GROUP BY state",
                        row -> Map.entry(State.valueOf(row.getString(1)), row.getInt(2)))
                .forEach(each -> counted.put(each.getKey(), each.getValue()));
        open = Map.copyOf(counted);
    }
}
