package dev.sluice.rollout.application;

import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.lifecycle.Decision;
import dev.sluice.rollout.lifecycle.RolloutInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** What persons ask a rollout for. In the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PersonVerbs {

    private final RolloutService service;

    PersonVerbs(RolloutService service) {
        this.service = service;
    }

    /**
     * Hands a wish to the core.
     *
     * @return whether something changed; a wish that was granted before changes nothing
     * @throws ProblemException when the rollout cannot do that now
     */
    public boolean ask(UUID rolloutId, RolloutInput wish) {
        Decision decision = service.handle(rolloutId, wish, null)
                .orElseThrow(() -> unknown(rolloutId))
                .decision();
        return switch (decision) {
            case Decision.Accepted accepted -> true;
            case Decision.Ignored ignored -> false;
            case Decision.Rejected rejected ->
                throw new ProblemException(RolloutProblem.of(rejected.refusal()), rejected.detail());
        };
    }

    public static ProblemException unknown(UUID rolloutId) {
        return new ProblemException(
                RolloutProblem.UNKNOWN_ROLLOUT,
                "No rollout has the id " + rolloutId + "; look at GET /api/v1/rollouts.");
    }
}
