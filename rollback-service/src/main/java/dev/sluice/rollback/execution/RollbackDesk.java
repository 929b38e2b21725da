package dev.sluice.rollback.execution;

import dev.sluice.rollback.application.RollbackService;
import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Decision;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.store.RollbackLeases;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.StoredRollback;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What a worker needs of the rest of the service; every call is a transaction of its own. */
@ApplicationScoped
class RollbackDesk {
    private final RollbackService service;
    private final Rollbacks rollbacks;
    private final RollbackLeases leases;
    private final RouteAsserter asserter;
    private final RollbackConfig config;

    RollbackDesk(
            RollbackService service,
            Rollbacks rollbacks,
            RollbackLeases leases,
            RouteAsserter asserter,
            RollbackConfig config) {
        this.service = service;
        this.rollbacks = rollbacks;
        this.leases = leases;
        this.asserter = asserter;
        this.config = config;
    }

    /** The rollback as it is stored now. */
    Rollback load(UUID id, Rollback known) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rollbacks.byId(id).map(StoredRollback::rollback).orElse(known));
    }

    boolean prolong(UUID id) {
        return leases.take(id);
    }

    RouteStep routeStep(StepPace pace, Consumer<RollbackInput> report) {
        return new RouteStep(asserter, config, pace, report);
    }

    /** Whether the input changed anything. */
    boolean report(Fence fence, RollbackInput input) {
        return QuarkusTransaction.requiringNew()
                        .call(() -> service.report(fence.rollout(), fence.attempt(), input, null))
                instanceof Decision.Accepted;
    }

    void stopWaiting(Trigger.Aim aim) {
        QuarkusTransaction.requiringNew().run(() -> service.stopWaiting(aim.rolloutId(), aim.attempt()));
    }

    void breathe(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
