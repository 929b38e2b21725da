package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.FailureKind;
import dev.sluice.rollout.store.RolloutHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * What flag-service did that concerns rollouts: its answers, found by the {@code stage-entered} event that asked, and the kill switch. An
 * answer to anything else is not for a rollout.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FlagAnswers {

    private final RolloutHistory history;
    private final RolloutService service;

    FlagAnswers(RolloutHistory history, RolloutService service) {
        this.history = history;
        this.service = service;
    }

    /** What flag-service set counts as applied only when it is what the stage wanted. */
    public void applied(UUID asked, Map<String, Object> observed, UUID eventId) {
        answer(asked, entered -> applied(entered, observed), eventId);
    }

    static RolloutInput applied(RolloutEvent.StageEntered entered, Map<String, Object> observed) {
        return wanted(entered.action(), observed)
                ? new RolloutInput.ActionApplied(entered.fence().attempt(), entered.stage(), observed)
                : new RolloutInput.ActionRefused(
                        entered.fence().attempt(),
                        entered.stage(),
                        "flag-service set something else than the stage wants: " + observed);
    }

    public void refused(UUID asked, String detail, UUID eventId) {
        answer(
                asked,
                entered -> new RolloutInput.ActionRefused(entered.fence().attempt(), entered.stage(), detail),
                eventId);
    }

    /** A person disabled a flag that this rollout drives, or drove last: it goes back, unless it has ended. */
    public void disabled(UUID rollout, By by, UUID eventId) {
        var unused = service.handle(rollout, new RolloutInput.Rollback(by, List.of(FailureKind.FEATURE)), eventId);
    }

    private static boolean wanted(Action action, Map<String, Object> observed) {
        return action instanceof Action.SetFlag set
                && set.variant().equals(observed.get("variant"))
                && set.from().equals(observed.get("otherwise"))
                && Objects.equals(set.internal(), observed.get("internal"))
                && Objects.equals(set.percentage(), observed.get("percentage"));
    }

    private void answer(UUID asked, Function<RolloutEvent.StageEntered, RolloutInput> input, UUID eventId) {
        history.find(asked).ifPresent(found -> {
            if (found.event() instanceof RolloutEvent.StageEntered entered) {
                var unused = service.handle(found.rolloutId(), input.apply(entered), eventId);
            }
        });
    }
}
