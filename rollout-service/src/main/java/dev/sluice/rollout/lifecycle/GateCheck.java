package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a gate still waits for. */
public final class GateCheck {

    /** What can be missing. */
    public enum Missing {
        APPLICATION,
        BAKE,
        VERDICT,
        APPROVAL
    }

    private GateCheck() {}

    /** What is missing, in the order in which it is waited for; empty means that the gate is open. */
    public static List<Missing> missing(Journey journey, StageRun run, Instant now) {
        if (run.applied() == null) {
            return List.of(Missing.APPLICATION);
        }
        List<Missing> missing = new ArrayList<>();
        if (run.bakeEnds().filter(end -> !now.isBefore(end)).isEmpty()) {
            missing.add(Missing.BAKE);
        }
        Gate gate = run.stage().gate();
        if (gate.analysis() && evidence(journey, run, now).isEmpty()) {
            missing.add(Missing.VERDICT);
        }
        if (gate.approval() && run.approval() != StageRun.Approval.GIVEN) {
            missing.add(Missing.APPROVAL);
        }
        return missing;
    }

    /**
     * The verdict that opens the gate: the newest one, HEALTHY, of this attempt and stage, on data counted after the stage was
     * applied (by sequence, not by clocks), and fresh.
     */
    static Optional<Verdict> evidence(Journey journey, StageRun run, Instant now) {
        StageRun.Applied applied = run.applied();
        if (applied == null) {
            return Optional.empty();
        }
        return journey.latestVerdict()
                .filter(verdict -> verdict.kind() == Verdict.Kind.HEALTHY)
                .filter(verdict -> journey.isAt(verdict.attempt(), verdict.stage()))
                .filter(verdict -> countedAfter(verdict, applied.sequence()))
                .filter(verdict -> now.isBefore(freshUntil(journey, verdict)));
    }

    static Instant freshUntil(Journey journey, Verdict verdict) {
        return verdict.at().plus(journey.compiled().plan().analysis().freshFor());
    }

    private static boolean countedAfter(Verdict verdict, long sequence) {
        Long counted = verdict.appliedSequence();
        return counted != null && counted >= sequence;
    }
}
