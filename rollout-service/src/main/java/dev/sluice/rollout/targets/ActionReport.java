package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import dev.sluice.rollout.application.ActionOutcomes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Ends tries: the row and the core learn of it in one transaction. The core comes first in it, since it locks the
 * rollout and a halt locks the rollout before its actions.
 */
@ApplicationScoped
public class ActionReport {

    private static final Logger LOG = Logger.getLogger(ActionReport.class);

    private final ActionQueue queue;
    private final ActionOutcomes outcomes;
    private final RouteBook book;
    private final MeterRegistry meters;

    ActionReport(ActionQueue queue, ActionOutcomes outcomes, RouteBook book, MeterRegistry meters) {
        this.queue = queue;
        this.outcomes = outcomes;
        this.book = book;
        this.meters = meters;
    }

    void held(LeasedAction action, Weights observed) {
        ended(action, ActionEnd.APPLIED, () -> {
            outcomes.applied(
                    action.rolloutId(), action.attempt(), action.stage(), Map.of("weights", observed.percents()));
            return queue.end(action, ActionEnd.APPLIED, observed, null)
                    .map(halted -> {
                        book.hold(action.route(), action.desired(), action.fence());
                        return settle(action, halted);
                    })
                    .orElse(false);
        });
    }

    void refused(LeasedAction action, String why) {
        ended(action, ActionEnd.REFUSED, () -> {
            outcomes.refused(action.rolloutId(), action.attempt(), action.stage(), why);
            return queue.end(action, ActionEnd.REFUSED, null, why)
                    .map(halted -> settle(action, halted))
                    .orElse(false);
        });
    }

    /** Tries again after a pause; an action whose rollout was halted meanwhile ends instead. */
    void notYet(LeasedAction action, Duration pause, String why) {
        meters.counter("sluice_action_retries").increment();
        boolean again = QuarkusTransaction.requiringNew().call(() -> queue.retry(action, pause, why));
        if (again) {
            LOG.infof("Stage %d of rollout %s is not applied yet: %s", action.stage(), action.rolloutId(), why);
            return;
        }
        ended(action, ActionEnd.CANCELLED, () -> {
            outcomes.settled(action.rolloutId());
            return queue.end(action, ActionEnd.CANCELLED, null, why).isPresent();
        });
    }

    /** Nobody tries this action any more and its time is over. */
    void outOfTime(LeasedAction action) {
        String why = "Not applied within its time.";
        ended(action, ActionEnd.FAILED, () -> {
            outcomes.failed(action.rolloutId(), action.attempt(), action.stage(), lastWords(action, why));
            return queue.endIdle(action, ActionEnd.FAILED, why);
        });
    }

    /** The rollout was halted while a holder of this action's lease did not come back. */
    void abandoned(LeasedAction action) {
        ended(action, ActionEnd.CANCELLED, () -> {
            outcomes.settled(action.rolloutId());
            return queue.endIdle(action, ActionEnd.CANCELLED, "Its holder did not come back.");
        });
    }

    private boolean settle(LeasedAction action, boolean halted) {
        if (halted) {
            outcomes.settled(action.rolloutId());
        }
        return true;
    }

    private static String lastWords(LeasedAction action, String why) {
        String last = action.lastError();
        return last == null ? why : why + " Last: " + last;
    }

    /** @param work tells whether the row was still ours to end; otherwise nothing of it stays */
    private void ended(LeasedAction action, ActionEnd end, BooleanSupplier work) {
        boolean ours = QuarkusTransaction.requiringNew().call(() -> {
            boolean done = work.getAsBoolean();
            if (!done) {
                QuarkusTransaction.setRollbackOnly();
            }
            return done;
        });
        if (ours) {
            meters.counter("sluice_actions", "end", end.name()).increment();
            LOG.infof(
                    "Stage %d of rollout %s on route %s: %s", action.stage(), action.rolloutId(), action.route(), end);
        } else {
            LOG.infof("Another replica ended stage %d of rollout %s", action.stage(), action.rolloutId());
        }
    }
}
