package dev.sluice.rollout.api;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.application.PersonVerbs;
import dev.sluice.rollout.store.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Rollouts for callers who may see them. In the caller's transaction. */
@ApplicationScoped
class RolloutViews {

    private final Rollouts rollouts;
    private final Sql sql;
    private final Caller caller;

    RolloutViews(Rollouts rollouts, Sql sql, Caller caller) {
        this.rollouts = rollouts;
        this.sql = sql;
        this.caller = caller;
    }

    /** Where a rollout belongs. */
    record Scope(String environment, String service) {}

    /** Ends the request unless the rollout exists and the caller has this role for it. The row is not loaded, so that it can be locked later. */
    Scope require(Role role, UUID id) {
        Scope scope = sql.queryOne(
                        "SELECT environment, service FROM rollout WHERE id = ?",
                        row -> new Scope(row.getString("environment"), row.getString("service")),
                        id)
                .orElseThrow(() -> PersonVerbs.unknown(id));
        caller.require(role, scope.environment(), scope.service());
        return scope;
    }

    RolloutView view(UUID id) {
        return rollouts.find(id)
                .map(stored -> RolloutView.of(stored, Clock.systemUTC().instant()))
                .orElseThrow(() -> PersonVerbs.unknown(id));
    }
}
