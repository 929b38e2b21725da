package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import java.util.Map;

/** Opens what {@link FlagAnswers} makes of an answer to the simulation. */
public final class Answers {
    private Answers() {}

    public static RolloutInput applied(RolloutEvent.StageEntered entered, Map<String, Object> observed) {
        return FlagAnswers.applied(entered, observed);
    }
}
