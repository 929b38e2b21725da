package dev.sluice.rollout.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** A plan and the stages that it compiled to; stored as it is, so that a later compiler never changes a running rollout. */
public record CompiledPlan(RolloutPlan plan, List<Stage> stages) {
    public CompiledPlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one stage");
        }
    }

    /** Everything that this plan moves, each once. */
    public List<Target> targets() {
        LinkedHashSet<Target> targets = new LinkedHashSet<>();
        stages.forEach(stage -> stage.action().target().ifPresent(targets::add));
        return List.copyOf(targets);
    }

    /** The way back from the stages 0 to {@code last}, in the order to execute: last entered first, each undo once. */
    public List<Undo> undoThrough(int last) {
        List<Undo> entered = new ArrayList<>();
        stages.stream().filter(stage -> stage.index() <= last).forEach(stage -> stage.wayBack()
                .ifPresent(entered::add));
        Collections.reverse(entered);
        return List.copyOf(new LinkedHashSet<>(entered));
    }

    /** The way back of the whole plan. */
    public List<Undo> undo() {
        return undoThrough(stages.size() - 1);
    }

    public boolean isLast(int stage) {
        return stage == stages.size() - 1;
    }
}
