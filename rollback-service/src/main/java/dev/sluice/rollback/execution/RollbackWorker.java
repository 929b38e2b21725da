package dev.sluice.rollback.execution;

import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.projection.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works on one rollback for as long as there is something to do and the lease is ours. */
final class RollbackWorker {
    private static final Logger LOG = Logger.getLogger(RollbackWorker.class);

    private final RollbackDesk desk;
    private final RollbackConfig config;
    private final UUID id;
    private final Semaphore news = new Semaphore(0);
    private final Map<Integer, StepPace> paces = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    RollbackWorker(RollbackDesk desk, RollbackConfig config, UUID id) {
        this.desk = desk;
        this.config = config;
        this.id = id;
    }

    void wake() {
        news.release();
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** Returns when the rollback needs nobody any more, somebody else has its lease, or the worker was stopped. */
    void run(Rollback known) {
        Rollback rollback = known;
        Instant leaseRenewed = Instant.now();
        while (!stopped && RollbackState.active(rollback.state())) {
            try {
                Duration pause = round(rollback);
                if (news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                }
                Instant now = Instant.now();
                if (Duration.between(leaseRenewed, now).compareTo(config.lease().dividedBy(3)) > 0) {
                    if (!desk.prolong(id)) {
                        return;
                    }
                    leaseRenewed = now;
                }
                rollback = desk.load(id, rollback);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                // safe because this is the worker's outermost loop: targets must be asserted on whatever else is broken
                if (stopped) {
                    return;
                }
                LOG.warnf(failure, "Rollback %s goes on with what it knew before", id);
                desk.breathe(config.tick());
            }
        }
    }

    /** Begins what is due and says how long to sleep. */
    private Duration round(Rollback rollback) {
        if (rollback.state() instanceof RollbackState.Waiting waiting) {
            return await(waiting);
        }
        Instant now = Instant.now();
        Duration pause = config.tick();
        Work work = RollbackState.work(rollback.state()).orElse(null);
        if (work == null) {
            return pause;
        }
        for (Step step : RollbackState.asserted(rollback.state())) {
            StepPace pace = paces.computeIfAbsent(step.index(), index -> new StepPace(config));
            if (step.undo() instanceof Undo.ShiftTraffic undo
                    && pace.begin(now, new StepPace.Aim(work.fence(), work.halted()))) {
                RouteStep task = desk.routeStep(pace, input -> report(work, input));
                Thread.ofVirtual()
                        .name("rollback-step-" + id + "-" + step.index())
                        .start(() -> task.run(undo, work, step, isGivenUp(rollback, step)));
            }
            pause = shorter(pause, pace.untilDue(now));
        }
        watchFlags(rollback, work, now);
        return pause;
    }

    private Duration await(RollbackState.Waiting waiting) {
        Duration left = Duration.between(Instant.now(), waiting.due());
        if (left.isPositive()) {
            return shorter(
                    left, config.tick()); // what it waits for may arrive at another replica, which cannot wake this one
        }
        desk.stopWaiting(waiting.trigger().aim());
        return config.tick();
    }

    /** flag-service acts on {@code rollback.started} by itself; only its silence is noticed here. */
    private void watchFlags(Rollback rollback, Work work, Instant now) {
        boolean patient = now.isBefore(work.tally().resumedAt().plus(config.patience()));
        if (patient || rollback.state() instanceof RollbackState.Failed) {
            return;
        }
        work.steps().stream()
                .filter(step -> step.undo() instanceof Undo.DisableFlag && step.held() == null)
                .findFirst()
                .ifPresent(step -> report(
                        work,
                        new RollbackInput.TargetUnreachable(
                                step.index(),
                                work.fence(),
                                "flag-service has not answered about flag %s for %s. It will still do it once it is back."
                                        .formatted(step.undo().target().name(), config.patience()))));
    }

    /** Stores what a target said and looks again at once, since it may have changed what is to be done. */
    private void report(Work work, RollbackInput input) {
        if (desk.report(work.fence(), input)) {
            wake();
        }
    }

    private static boolean isGivenUp(Rollback rollback, Step step) {
        return rollback.state() instanceof RollbackState.Failed failed && failed.step() == step.index();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
