package dev.sluice.rollback.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a rollout went.
 *
 * @param attempt the newest attempt seen
 * @param stage index of the last stage entered in this attempt, -1 when none was
 * @param entered undo of everything entered and never known to be undone, newest first; attempts before this one included
 * @param halted whether this attempt's actions are known to have stopped
 * @param terminal whether the rollout is closed, rolled back or cancelled
 */
public record Progress(int attempt, int stage, List<Undo> entered, boolean halted, boolean terminal) {
    public Progress {
        entered = List.copyOf(entered);
    }

    static Progress none() {
        return new Progress(1, -1, List.of(), false, false);
    }

    /** Who enters a stage acts, whatever was halted before. A stage's cumulative undo replaces what it covers; what only an earlier attempt entered stays after it. */
    Progress entering(int inAttempt, int newStage, List<Undo> cumulative) {
        List<Undo> merged = new ArrayList<>(cumulative);
        entered.stream().filter(undo -> !covers(cumulative, undo.target())).forEach(merged::add);
        return new Progress(inAttempt, newStage, merged, false, terminal);
    }

    Progress goingOn() {
        return new Progress(attempt, stage, entered, false, terminal);
    }

    private static boolean covers(List<Undo> undo, Target target) {
        return undo.stream().anyMatch(each -> each.target().equals(target));
    }

    Progress opening(int newAttempt) {
        return new Progress(newAttempt, -1, entered, false, terminal);
    }

    Progress stopping() {
        return new Progress(attempt, stage, entered, true, terminal);
    }

    Progress ending() {
        return new Progress(attempt, stage, entered, halted, true);
    }
}
