package dev.sluice.rollout.targets;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the action table again and again; each action that may begin gets a virtual thread of its own. */
@ApplicationScoped
public class ActionLoop {

    private final ActionQueue queue;
    private final ActionReport report;
    private final ActionRunner runner;
    private final PublicGate gate;
    private final AtomicLong open;
    private final Signal signal = new Signal();

    ActionLoop(ActionQueue queue, ActionReport report, ActionRunner runner, PublicGate gate, MeterRegistry meters) {
        this.queue = queue;
        this.report = report;
        this.runner = runner;
        this.gate = gate;
        this.open = meters.gauge("sluice_actions_open", new AtomicLong());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActionsChanged event) {
        signal.raise();
    }

    Signal signal() {
        return signal;
    }

    void round() {
        long waiting = QuarkusTransaction.requiringNew().call(queue::open);
        open.set(waiting);
        if (waiting > 0) {
            work();
        }
    }

    private void work() {
        gate.look();
        while (begin()) {
            // one more may be due
        }
        for (LeasedAction late : QuarkusTransaction.requiringNew().call(queue::outOfTime)) {
            report.outOfTime(late);
        }
        for (LeasedAction left : QuarkusTransaction.requiringNew().call(queue::abandoned)) {
            report.abandoned(left);
        }
    }

    private boolean begin() {
        Optional<LeasedAction> leased = QuarkusTransaction.requiringNew().call(queue::lease);
        leased.ifPresent(action -> Background.start("action-" + action.id(), () -> {
            runner.run(action);
            signal.raise();
        }));
        return leased.isPresent();
    }
}
