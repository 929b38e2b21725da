package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.RolloutInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.UUID;

/** Hands outcomes of actions to the core. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class WorkerOutcomes implements ActionOutcomes {

    private final RolloutService service;

    WorkerOutcomes(RolloutService service) {
        this.service = service;
    }

    @Override
    public void applied(UUID rolloutId, int attempt, int stage, Map<String, Object> observed) {
        hand(rolloutId, new RolloutInput.ActionApplied(attempt, stage, observed));
    }

    @Override
    public void refused(UUID rolloutId, int attempt, int stage, String detail) {
        hand(rolloutId, new RolloutInput.ActionRefused(attempt, stage, detail));
    }

    @Override
    public void failed(UUID rolloutId, int attempt, int stage, String detail) {
        hand(rolloutId, new RolloutInput.ActionFailed(attempt, stage, detail));
    }

    @Override
    public void settled(UUID rolloutId) {
        hand(rolloutId, new RolloutInput.Settle());
    }

    /** What the core decides is its own matter: an outcome that nobody waits for any more is ignored there. */
    private void hand(UUID rolloutId, RolloutInput input) {
        var unused = service.handle(rolloutId, input, null);
    }
}
