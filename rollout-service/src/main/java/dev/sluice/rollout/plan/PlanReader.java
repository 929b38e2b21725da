package dev.sluice.rollout.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a plan from JSON (or YAML that was parsed to the same tree) and fills in the defaults. */
public final class PlanReader {

    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(30);
    private static final Duration DEFAULT_APPLY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DEFAULT_WINDOW = Duration.ofHours(1);

    private PlanReader() {}

    /**
     * What was read.
     *
     * @param plan empty when findings refuse it
     */
    public record Reading(Optional<RolloutPlan> plan, List<Finding> findings) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    public static Reading read(JsonNode json) {
        List<Finding> findings = new ArrayList<>();
        Fields root = new Fields(json, "", findings);
        if (!json.isObject()) {
            return new Reading(Optional.empty(), findings);
        }
        String name = root.text("name");
        String service = root.name("service");
        String environment = root.name("environment");
        Change change = change(root.object("change"));
        Optional<Strategy> strategy = StrategyReader.read(root.object("strategy"));
        Analysis analysis = AnalysisReader.read(root);
        Duration deadline = root.positive("deadline", DEFAULT_DEADLINE);
        Duration applyTimeout = root.positive("applyTimeout", DEFAULT_APPLY_TIMEOUT);
        RollbackPolicy rollback = rollback(root);
        root.nothingElse();
        if (strategy.isEmpty() || findings.stream().anyMatch(Finding::refuses)) {
            return new Reading(Optional.empty(), findings);
        }
        RolloutPlan plan = new RolloutPlan(
                name, service, environment, change, strategy.get(), analysis, deadline, applyTimeout, rollback);
        return new Reading(Optional.of(plan), findings);
    }

    private static Change change(Fields fields) {
        Change change = new Change(fields.name("from"), fields.name("to"));
        fields.nothingElse();
        return change;
    }

    private static RollbackPolicy rollback(Fields root) {
        if (root.get("rollback").isMissingNode()) {
            return new RollbackPolicy(RollbackPolicy.OnNoData.HOLD, DEFAULT_WINDOW);
        }
        Fields fields = root.object("rollback");
        RollbackPolicy policy = new RollbackPolicy(
                fields.oneOf("onNoData", RollbackPolicy.OnNoData.class, RollbackPolicy.OnNoData.HOLD),
                fields.positive("window", DEFAULT_WINDOW));
        fields.nothingElse();
        return policy;
    }
}
