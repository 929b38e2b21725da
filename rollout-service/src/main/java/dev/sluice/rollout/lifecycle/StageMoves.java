package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.lifecycle.GateCheck.Missing;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.RollbackPolicy.OnNoData;
import dev.sluice.rollout.plan.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The walk forward: entering stages, opening gates, completing. */
final class StageMoves {

    private StageMoves() {}

    static void enter(Moves moves, int index) {
        Journey journey = moves.journey();
        Stage stage = journey.compiled().stages().get(index);
        Fence fence = new Fence(journey.rolloutId(), journey.attempt(), Fence.Direction.FORWARD, journey.version() + 1);
        moves.emit(new RolloutEvent.StageEntered(
                moves.now(), index, stage.action(), fence, journey.compiled().undoThrough(index)));
        if (stage.action() instanceof Action.Observe) {
            moves.emit(new RolloutEvent.StageApplied(moves.now(), index, fence, Map.of()));
        }
    }

    /** Does what time and evidence allow: ends the bake, asks for the approval, opens the gate, or gives up waiting. */
    static void advance(Moves moves) {
        while (moves.state() instanceof Rollout.Running) {
            StageRun run = moves.journey().run();
            if (run == null || run.applied() == null) {
                return;
            }
            endBake(moves, run);
            List<Missing> missing = GateCheck.missing(moves.journey(), run, moves.now());
            if (missing.isEmpty()) {
                pass(moves, run.stage(), proof(moves, run));
            } else {
                wait(moves, run, missing);
                return;
            }
        }
    }

    static void endBake(Moves moves, StageRun run) {
        boolean over = run.bakeEnds().filter(end -> !moves.now().isBefore(end)).isPresent();
        if (over && !run.bakeEnded()) {
            moves.emit(new RolloutEvent.BakeEnded(moves.now()));
        }
    }

    static void pass(Moves moves, Stage stage, Proof proof) {
        moves.emit(new RolloutEvent.StagePassed(moves.now(), stage.index(), proof));
        if (moves.journey().compiled().isLast(stage.index())) {
            Duration window = moves.journey().compiled().plan().rollback().window();
            moves.emit(new RolloutEvent.Completed(moves.now(), moves.now().plus(window)));
        } else {
            enter(moves, stage.index() + 1);
        }
    }

    private static Proof proof(Moves moves, StageRun run) {
        return GateCheck.evidence(moves.journey(), run, moves.now())
                .<Proof>map(verdict -> new Proof.ByVerdict(verdict.id()))
                .orElseGet(Proof.NoAnalysis::new);
    }

    private static void wait(Moves moves, StageRun run, List<Missing> missing) {
        if (missing.equals(List.of(Missing.APPROVAL)) && run.approval() == StageRun.Approval.OPEN) {
            moves.emit(
                    new RolloutEvent.ApprovalRequested(moves.now(), run.stage().index()));
        } else if (missing.contains(Missing.VERDICT) && deadlinePassed(moves, run)) {
            giveUp(moves, run);
        }
    }

    private static boolean deadlinePassed(Moves moves, StageRun run) {
        return run.heldUntil().filter(until -> !moves.now().isBefore(until)).isPresent();
    }

    private static void giveUp(Moves moves, StageRun run) {
        OnNoData policy = moves.journey().compiled().plan().rollback().onNoData();
        String detail = "No fresh HEALTHY verdict within " + run.stage().deadline() + " after the bake of stage "
                + run.stage().index() + "; the last was "
                + moves.journey()
                        .latestVerdict()
                        .map(last -> last.kind().name())
                        .orElse("none") + ".";
        Halting.begin(moves, HaltReason.DEADLINE_PASSED, detail);
        if (policy == OnNoData.ROLLBACK) {
            Halting.request(moves, RolloutEvent.Cause.DEADLINE, detail);
        }
    }

    /** When {@link #advance} has something to do again if nothing else happens. */
    static Instant due(Journey journey, StageRun run) {
        if (run.applied() == null) {
            return run.applyBy();
        }
        Instant bakeEnd = run.bakeEnds().orElseThrow();
        if (!run.bakeEnded()) {
            return bakeEnd;
        }
        Instant held = run.heldUntil().orElse(Instant.MAX);
        return journey.latestVerdict()
                .filter(verdict ->
                        verdict.kind() == Verdict.Kind.HEALTHY && journey.isAt(verdict.attempt(), verdict.stage()))
                .map(verdict -> GateCheck.freshUntil(journey, verdict))
                .filter(fresh -> fresh.isAfter(held))
                .orElse(held);
    }
}
