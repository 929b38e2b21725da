package dev.sluice.rollout.targets;

import dev.sluice.rollout.application.ActionOutcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the core: remembers what workers report. Chosen by {@link OwnParts}. */
@Alternative
@ApplicationScoped
public class RecordingOutcomes implements ActionOutcomes {

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Instance<Actions> actions;

    RecordingOutcomes(Instance<Actions> actions) {
        this.actions = actions;
    }

    @Override
    public void applied(UUID rolloutId, int attempt, int stage, Map<String, Object> observed) {
        reports.add("applied " + rolloutId + " " + stage + " " + observed);
    }

    @Override
    public void refused(UUID rolloutId, int attempt, int stage, String detail) {
        reports.add("refused " + rolloutId + " " + stage + " " + detail);
    }

    @Override
    public void failed(UUID rolloutId, int attempt, int stage, String detail) {
        reports.add("failed " + rolloutId + " " + stage + " " + detail);
        actions.get().cancelPending(rolloutId); // the core halts, which cancels whatever is open
    }

    @Override
    public void settled(UUID rolloutId) {
        reports.add("settled " + rolloutId);
    }

    List<String> of(UUID rolloutId) {
        return reports.stream()
                .filter(report -> report.contains(rolloutId.toString()))
                .toList();
    }
}
