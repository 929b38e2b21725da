package dev.sluice.rollback.execution;

import dev.sluice.kit.consume.Failures;
import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.RollbackInput.Moment;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.projection.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One assertion of one route, on a thread of its own: a router that hangs delays no other route. */
final class RouteStep {
    private static final Logger LOG = Logger.getLogger(RouteStep.class);

    private final RouteAsserter asserter;
    private final RollbackConfig config;
    private final StepPace pace;
    private final Consumer<RollbackInput> report;

    RouteStep(RouteAsserter asserter, RollbackConfig config, StepPace pace, Consumer<RollbackInput> report) {
        this.asserter = asserter;
        this.config = config;
        this.pace = pace;
        this.report = report;
    }

    /** Asserts and reports what is new; the pace says when the next one is due. {@code givenUp}: others think it unreachable. */
    void run(Undo.ShiftTraffic undo, Work work, Step step, boolean givenUp) {
        Instant began = Instant.now();
        boolean toProve = work.halted() && !step.confirmed();
        try {
            Assertion assertion = asserter.assertOnce(undo, work, toProve || step.held() == null);
            told(assertion, work, step, began)
                    .filter(input -> isNews(input, toProve || givenUp || step.held() == null))
                    .ifPresent(report);
        } catch (RuntimeException failure) {
            // safe because this is the end of the thread: the next tick asserts again, and only a database can have
            // failed here
            pace.abandoned(Instant.now());
            LOG.warnf(
                    failure,
                    "Route %s was asserted, but that could not be stored (%s); trying again",
                    undo.route(),
                    Failures.isTransient(failure) ? "the database is away" : "a defect");
        }
    }

    private Optional<RollbackInput> told(Assertion assertion, Work work, Step step, Instant began) {
        Instant now = Instant.now();
        Fence fence = work.fence();
        return switch (assertion) {
            case Assertion.Held held -> held(held, work, step, began, now);
            case Assertion.Unsafe unsafe -> {
                pace.failing(now);
                yield Optional.of(new RollbackInput.RouteUnsafe(step.index(), fence, unsafe.detail()));
            }
            case Assertion.Refused refused -> {
                pace.failing(now);
                yield Optional.of(new RollbackInput.RouteRefused(step.index(), fence, refused.detail()));
            }
            case Assertion.Failing failing -> {
                Duration silent = Duration.between(pace.failing(now), now);
                Duration patience = failing.answered() ? config.patienceWithAnswers() : config.patience();
                yield silent.compareTo(patience) < 0
                        ? Optional.empty()
                        : Optional.of(new RollbackInput.TargetUnreachable(
                                step.index(), fence, failing.detail() + " It is tried on."));
            }
        };
    }

    private Optional<RollbackInput> held(Assertion.Held held, Work work, Step step, Instant began, Instant now) {
        Duration wrong = pace.right(began, now, held.wasElsewhere());
        long reexposedMs = step.held() == null ? 0 : wrong.toMillis();
        return Optional.of(new RollbackInput.RouteHeld(
                step.index(),
                work.fence(),
                new Observation.Weights(held.weights()),
                new Moment(work.halted(), reexposedMs)));
    }

    /** That a route still holds what it held needs no transaction. */
    private static boolean isNews(RollbackInput input, boolean expected) {
        return expected
                || !(input instanceof RollbackInput.RouteHeld held)
                || held.moment().reexposedMs() > 0;
    }
}
