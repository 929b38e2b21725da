package dev.sluice.rollout.application;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.targets.StopKnowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A completed rollout is closed only when everything is known that was published about it: a rollback whose news has not been handled yet
 * would find its rollout closed, and what it has taken back would still count as active.
 */
@ApplicationScoped
class Closing {
    private final Sql sql;
    private final StopKnowledge stops;

    Closing(Sql sql, StopKnowledge stops) {
        this.sql = sql;
        this.stops = stops;
    }

    /** Whether everything is known now; waits for the answer, at most a second. */
    boolean sure() {
        return stops.caughtUp();
    }

    /** Whether nothing is known that stops it. */
    boolean unstopped(UUID rollout, int attempt) {
        return stops.stop(rollout, attempt).isEmpty();
    }

    /**
     * Lets a plan take the place of this rollout, in the caller's transaction; anything but a completed rollout refuses that itself.
     *
     * @throws ProblemException when it is being taken back, or nobody knows whether it is
     */
    void require(UUID rollout) {
        sql.queryOne(
                        "SELECT attempt FROM rollout WHERE id = ? AND state = 'Completed'",
                        row -> row.getInt("attempt"),
                        rollout)
                .ifPresent(attempt -> {
                    if (!sure()) {
                        throw new ProblemException(
                                CommonProblem.UNAVAILABLE,
                                "Plan again later: Kafka does not answer, so nobody knows whether rollout " + rollout
                                        + ", which completed on this target, is being taken back.");
                    }
                    if (!unstopped(rollout, attempt)) {
                        throw new ProblemException(
                                        RolloutProblem.TARGET_CLAIMED,
                                        "Rollout " + rollout
                                                + " is being taken back on this target: wait until that has ended.")
                                .with("rolloutId", rollout.toString());
                    }
                });
    }
}
