package dev.sluice.simulation.rules;

import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.simulation.rollback.RollbackShell;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was raised after {@code rollback.started} is lowered within 500 ms, wherever the rollback's assertions can run. */
final class Undoing {
    private static final long LIMIT = 500;
    /** A lease of 5 s and a start must be over, and so must the longest pause between two tries. */
    private static final long CALM = 7_000;

    private final Timeline timeline;
    private final Service rollbackService;
    private final Supplier<RollbackShell> shell;
    private final List<Raised> open = new ArrayList<>();
    private long checked;

    Undoing(Timeline timeline, Service rollbackService, Supplier<RollbackShell> shell) {
        this.timeline = timeline;
        this.rollbackService = rollbackService;
        this.shell = shell;
    }

    /** What must come back to at most {@code was} percent. */
    private record Raised(Router router, Live.Bringing bringing, int was, long at) {}

    void expect(Router router, Live.Bringing bringing, int was) {
        Raised raised = new Raised(router, bringing, was, timeline.now());
        if (canRun(raised)) {
            open.add(raised);
            timeline.after(LIMIT, () -> check(raised));
        }
    }

    /** The router holds something else now: what came back is done, whatever happens next. */
    void changed(Router router) {
        open.removeIf(raised -> raised.router() == router
                && router.weights().percent(raised.bringing().to()) <= raised.was());
    }

    private void check(Raised raised) {
        boolean still = open.remove(raised);
        if (canRun(raised)) {
            checked++;
            Violation.unless(
                    !still,
                    Rule.A_WRITE_IN_FLIGHT_IS_UNDONE_IN_TIME,
                    raised.bringing().to() + " on " + raised.router().route() + " is above " + raised.was() + " % for "
                            + LIMIT + " ms");
        }
    }

    private boolean canRun(Raised what) {
        Router router = what.router();
        long raised = what.at();
        boolean processes = rollbackService.replicas().stream()
                .allMatch(replica -> replica.running() && (replica.since() == 0 || replica.since() < raised - CALM));
        boolean answers = router.healthy() && router.modeSince() <= Math.max(0, raised - CALM);
        boolean underWay = shell.get().rows().entrySet().stream()
                .filter(row -> row.getKey().rollout().equals(what.bringing().rollout()))
                .anyMatch(row -> row.getValue().rollback().state() instanceof RollbackState.UnderWay);
        return processes && answers && underWay;
    }

    /** How often the limit was put to the test. */
    long checked() {
        return checked;
    }
}
