package dev.sluice.rollback.application;

import dev.sluice.rollback.lifecycle.FailureReason;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.store.StoredRollback.About;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes rollbacks visible: counters, step durations, and a loud log line for every failure. */
@ApplicationScoped
class RollbackMeters {
    private static final Logger LOG = Logger.getLogger("dev.sluice.rollback");

    private final MeterRegistry meters;

    RollbackMeters(MeterRegistry meters) {
        this.meters = meters;
        for (FailureReason reason : FailureReason.values()) {
            meters.counter("sluice_rollbacks_failed", "reason", reason.code());
        }
    }

    void count(Rollback rollback, RollbackEvent.Published event, About about) {
        switch (event) {
            case RollbackEvent.Started started -> {
                meters.counter("sluice_rollbacks_started").increment();
                LOG.infof(
                        "Rollback %s of rollout %s (attempt %d) acts: %s",
                        rollback.id(),
                        about.rolloutId(),
                        about.attempt(),
                        started.work().trigger().reason());
            }
            case RollbackEvent.StepCompleted step ->
                meters.timer("sluice_rollback_step")
                        .record(Duration.ofMillis(step.held().durationMs()));
            case RollbackEvent.Completed completed -> {
                meters.counter("sluice_rollbacks_completed").increment();
                LOG.infof("Rollback %s of rollout %s is completed", rollback.id(), about.rolloutId());
            }
            case RollbackEvent.Failed failed -> failed(rollback, about, failed.reason(), failed.detail());
            case RollbackEvent.NotStarted not -> failed(rollback, about, FailureReason.UNKNOWN_ROLLOUT, not.detail());
        }
    }

    private void failed(Rollback rollback, About about, FailureReason reason, String detail) {
        meters.counter("sluice_rollbacks_failed", "reason", reason.code()).increment();
        LOG.errorf(
                "ROLLBACK FAILED (%s): rollback %s of rollout %s, attempt %d. %s",
                reason.code(), rollback.id(), about.rolloutId(), about.attempt(), detail);
    }
}
