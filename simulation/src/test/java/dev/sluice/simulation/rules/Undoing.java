package dev.sluice.simulation.rules;

import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.simulation.rollback.RollbackShell;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import java.util.function.Supplier;

/** What was raised after {@code rollback.started} is lowered within 500 ms, wherever the rollback's assertions can run. */
final class Undoing {
    private static final long LIMIT = 500;
    /** A lease of 5 s and a start must be over, and so must the longest pause between two tries. */
    private static final long CALM = 7_000;

    private final Timeline timeline;
    private final Service rollbackService;
    private final Supplier<RollbackShell> shell;
    private long checked;

    Undoing(Timeline timeline, Service rollbackService, Supplier<RollbackShell> shell) {
        this.timeline = timeline;
        this.rollbackService = rollbackService;
        this.shell = shell;
    }

    void expect(Router router, Live.Bringing bringing, int was) {
        long raised = timeline.now();
        if (canRun(router, bringing, raised)) {
            timeline.after(LIMIT, () -> check(router, bringing, was, raised));
        }
    }

    private void check(Router router, Live.Bringing bringing, int was, long raised) {
        if (!canRun(router, bringing, raised)) {
            return;
        }
        checked++;
        Violation.unless(
                router.weights().percent(bringing.to()) <= was,
                Rule.A_WRITE_IN_FLIGHT_IS_UNDONE_IN_TIME,
                bringing.to() + " on " + router.route() + " is above " + was + " % for " + LIMIT + " ms");
    }

    private boolean canRun(Router router, Live.Bringing bringing, long raised) {
        boolean processes = rollbackService.replicas().stream()
                .allMatch(replica -> replica.running() && (replica.since() == 0 || replica.since() < raised - CALM));
        boolean answers = router.healthy() && router.modeSince() <= Math.max(0, raised - CALM);
        boolean underWay = shell.get().rows().entrySet().stream()
                .filter(row -> row.getKey().rollout().equals(bringing.rollout()))
                .anyMatch(row -> row.getValue().rollback().state() instanceof RollbackState.UnderWay);
        return processes && answers && underWay;
    }

    /** How often the limit was put to the test. */
    long checked() {
        return checked;
    }
}
