package dev.sluice.rollout.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.rollout.messaging.PlanJson;
import dev.sluice.rollout.plan.Stage;
import java.util.List;

/**
 * One stage as people see it.
 *
 * @param status {@code pending}, {@code current} or {@code passed}
 */
record StageView(int index, String name, JsonNode action, JsonNode gate, String status) {

    static List<StageView> of(Rollout rollout) {
        Journey journey = rollout.journey();
        int current =
                journey.currentRun().map(StageRun::stage).map(Stage::index).orElse(-1);
        boolean done = rollout instanceof Rollout.Completed || rollout instanceof Rollout.Closed;
        return journey.compiled().stages().stream()
                .map(stage -> new StageView(
                        stage.index(),
                        stage.name(),
                        PlanJson.action(stage.action()),
                        PlanJson.gate(stage.gate()),
                        status(stage.index(), current, done)))
                .toList();
    }

    private static String status(int index, int current, boolean done) {
        if (index < current || done) {
            return "passed";
        }
        return index == current ? "current" : "pending";
    }
}
