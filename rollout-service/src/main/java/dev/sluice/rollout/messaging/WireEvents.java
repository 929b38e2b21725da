package dev.sluice.rollout.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.Endpoints;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Proof;
import dev.sluice.rollout.lifecycle.Quarantined;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.plan.PlanWriter;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.plan.Strategy;
import java.util.Map;

/** Published events as data of docs/events.md. */
final class WireEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WireEvents() {}

    /** The data of an event; {@code after} is the rollout after it. */
    static ObjectNode data(Published event, Journey after) {
        ObjectNode json = PlanJson.object().put("rolloutId", after.rolloutId().toString());
        if (!(event instanceof RolloutEvent.VersionReleased)) {
            json.put("attempt", after.attempt());
        }
        switch (event) {
            case RolloutEvent.Planned planned -> planned(json, planned, after);
            case RolloutEvent.Started started -> {}
            case RolloutEvent.StageEntered entered -> {
                json.put("stage", entered.stage());
                json.set("action", PlanJson.action(entered.action()));
                json.set("fence", PlanJson.fence(entered.fence()));
                json.set("undo", PlanJson.undos(entered.undo()));
            }
            case RolloutEvent.StageApplied applied -> {
                json.put("stage", applied.stage());
                json.set("fence", PlanJson.fence(applied.fence()));
                json.set("observed", JSON.valueToTree(applied.observed()));
            }
            case RolloutEvent.StagePassed passed -> {
                json.put("stage", passed.stage());
                proof(json, passed.proof());
            }
            case RolloutEvent.Paused paused -> by(json, paused.by());
            case RolloutEvent.Resumed resumed -> by(json, resumed.by());
            case RolloutEvent.Retried retried -> by(json, retried.by());
            case RolloutEvent.ApprovalRequested requested -> json.put("stage", requested.stage());
            case RolloutEvent.Approved approved -> by(json.put("stage", approved.stage()), approved.by());
            case RolloutEvent.HaltBegun begun ->
                json.put("reason", begun.reason().code()).put("detail", begun.detail());
            case RolloutEvent.Halted halted -> {
                json.put("reason", halted.reason().code()).put("detail", halted.detail());
                if (halted.fence() != null) {
                    json.set("fence", PlanJson.fence(halted.fence()));
                }
            }
            case RolloutEvent.RollbackRequested requested -> requested(json, requested);
            case RolloutEvent.Completed completed ->
                json.put("watchedUntil", completed.watchedUntil().toString());
            case RolloutEvent.Closed closed ->
                closed(json, closed, after.compiled().plan());
            case RolloutEvent.RolledBack rolledBack -> {
                json.put("rollbackId", rolledBack.rollbackId().toString()).put("quarantined", rolledBack.quarantined());
                ArrayNode remains = json.putArray("remains");
                rolledBack.remains().forEach(remains::add);
            }
            case RolloutEvent.RollbackFailed failed ->
                json.put("rollbackId", failed.rollbackId().toString())
                        .put("reason", failed.reason())
                        .put("detail", failed.detail());
            case RolloutEvent.Cancelled cancelled -> by(json, cancelled.by());
            case RolloutEvent.VersionQuarantined quarantined -> {
                quarantined(json, quarantined.what());
                json.put("reason", quarantined.reason());
            }
            case RolloutEvent.VersionReleased released -> {
                quarantined(json, released.what());
                by(json, released.by());
            }
        }
        return json;
    }

    private static void planned(ObjectNode json, RolloutEvent.Planned planned, Journey after) {
        RolloutPlan plan = after.compiled().plan();
        json.put("name", plan.name())
                .put("service", plan.service())
                .put("environment", plan.environment())
                .put("strategy", plan.strategy().type());
        json.putObject("change")
                .put("from", plan.change().from())
                .put("to", plan.change().to());
        json.set("targets", PlanJson.targets(after.compiled().targets()));
        json.set("plan", PlanWriter.write(plan));
        json.set("stages", PlanJson.stages(after.compiled().stages()));
        json.set("undo", PlanJson.undos(after.compiled().undo()));
        endpoints(json.putObject("endpoints"), planned.endpoints());
        json.put("plannedBy", planned.plannedBy());
    }

    private static void endpoints(ObjectNode json, Endpoints endpoints) {
        named(json.putObject("routes"), endpoints.routes());
        named(json.putObject("sources"), endpoints.sources());
    }

    private static void named(ObjectNode json, Map<String, Map<String, String>> entries) {
        entries.forEach((name, fields) -> {
            ObjectNode entry = json.putObject(name);
            fields.forEach(entry::put);
        });
    }

    private static void proof(ObjectNode json, Proof proof) {
        switch (proof) {
            case Proof.ByVerdict verdict ->
                json.put("proof", "VERDICT")
                        .put("verdictId", verdict.verdictId().toString());
            case Proof.Promoted promoted -> by(json.put("proof", "PROMOTED"), promoted.by());
            case Proof.NoAnalysis none -> json.put("proof", "NO_ANALYSIS");
        }
    }

    private static void requested(ObjectNode json, RolloutEvent.RollbackRequested requested) {
        json.put("cause", requested.cause().name());
        if (requested.by() != null) {
            json.put("by", requested.by());
        }
        json.put("reason", requested.reason());
        if (!requested.failureKinds().isEmpty()) {
            ArrayNode kinds = json.putArray("failureKinds");
            requested.failureKinds().forEach(kind -> kinds.add(kind.name()));
        }
    }

    private static void closed(ObjectNode json, RolloutEvent.Closed closed, RolloutPlan plan) {
        json.put(
                "reason",
                switch (closed.reason()) {
                    case WINDOW_OVER -> "window-over";
                    case SUCCESSOR -> "successor";
                });
        if (closed.successor() != null) {
            json.put("successor", closed.successor().toString());
        }
        // a successor goes on with the flag, and says itself when that is to be gone
        if (closed.reason() == Rollout.ClosedReason.WINDOW_OVER
                && plan.strategy() instanceof Strategy.FeatureFlag flag
                && flag.retireAfter() != null) {
            json.putObject("retire")
                    .put("flag", flag.flag())
                    .put("at", closed.at().plus(flag.retireAfter()).toString());
        }
    }

    private static void quarantined(ObjectNode json, Quarantined what) {
        json.put("quarantineId", what.id().toString())
                .put("environment", what.environment())
                .put("service", what.service())
                .put("kind", what.flag() == null ? "version" : "variant")
                .put("version", what.version());
        if (what.flag() != null) {
            json.put("flag", what.flag());
        }
    }

    private static ObjectNode by(ObjectNode json, By by) {
        return json.put("by", by.name()).put("reason", by.reason());
    }
}
