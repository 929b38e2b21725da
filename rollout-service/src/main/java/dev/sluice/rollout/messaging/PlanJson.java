package dev.sluice.rollout.messaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.rollout.lifecycle.Fence;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Gate;
import dev.sluice.rollout.plan.Stage;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.plan.Undo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of docs/events.md that several events share. */
public final class PlanJson {

    private PlanJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode target(Target target) {
        return object().put("kind", target.kind().name().toLowerCase(Locale.ROOT))
                .put("name", target.name());
    }

    static ArrayNode targets(List<Target> targets) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        targets.forEach(target -> array.add(target(target)));
        return array;
    }

    public static ObjectNode action(Action action) {
        return switch (action) {
            case Action.SetWeights set -> {
                ObjectNode json = object().put("type", "set-weights").put("route", set.route());
                json.set("weights", weights(set.weights()));
                yield json;
            }
            case Action.SetFlag set ->
                object().put("type", "set-flag")
                        .put("flag", set.flag())
                        .put("variant", set.variant())
                        .put("from", set.from())
                        .put("internal", set.internal())
                        .put("percentage", set.percentage());
            case Action.Observe observe -> object().put("type", "observe");
        };
    }

    static ObjectNode undo(Undo undo) {
        ObjectNode json = object().put("method", undo.method());
        json.set("target", target(undo.target()));
        switch (undo) {
            case Undo.ShiftTraffic shift -> json.set("weights", weights(shift.weights()));
            case Undo.DisableFlag disable -> json.put("variant", disable.variant());
        }
        return json;
    }

    static ArrayNode undos(List<Undo> undos) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        undos.forEach(undo -> array.add(undo(undo)));
        return array;
    }

    static ArrayNode stages(List<Stage> stages) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        stages.forEach(stage -> array.add(stage(stage)));
        return array;
    }

    public static ObjectNode gate(Gate gate) {
        return object().put("bake", gate.bake().toString())
                .put("analysis", gate.analysis() ? "required" : "none")
                .put("approval", gate.approval());
    }

    static @Nullable ObjectNode fence(@Nullable Fence fence) {
        return fence == null
                ? null
                : object().put("rollout", fence.rollout().toString())
                        .put("attempt", fence.attempt())
                        .put("direction", fence.direction().name())
                        .put("sequence", fence.sequence());
    }

    private static ObjectNode stage(Stage stage) {
        ObjectNode json = object().put("index", stage.index()).put("name", stage.name());
        json.set("action", action(stage.action()));
        json.set("undo", stage.wayBack().map(PlanJson::undo).orElse(null));
        json.set("gate", gate(stage.gate()));
        return json.put("deadline", stage.deadline().toString())
                .put("applyTimeout", stage.applyTimeout().toString());
    }

    private static ObjectNode weights(Map<String, Integer> weights) {
        ObjectNode json = object();
        weights.forEach(json::put);
        return json;
    }
}
