package dev.sluice.rollout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollout.plan.Action;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What must hold after every step of every walk. */
final class Invariants {

    /** Of the plans of these tests: the larger of 60 s and two intervals. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private Invariants() {}

    static void afterStep(Walk walk, Rollout before, RolloutInput input, Decision decision) {
        Rollout after = walk.state();
        assertThat(Evolution.replay(walk.history())).as("replaying the history").isEqualTo(after);
        assertThat(after.journey().version())
                .as("versions without a gap")
                .isEqualTo(walk.history().stream()
                        .filter(RolloutEvent.Published.class::isInstance)
                        .count());
        if (before.terminal()) {
            assertThat(after.kind()).as("terminal is final").isEqualTo(before.kind());
            return;
        }
        stops(before, input, after);
        assertThat(RolloutDecider.decide(before, new RolloutInput.Rollback(Inputs.ADA, List.of()), walk.now()))
                .as("a rollback is possible")
                .isNotInstanceOf(Decision.Rejected.class);
        if (decision instanceof Decision.Accepted accepted) {
            Rollout state = before;
            for (RolloutEvent event : accepted.events()) {
                event(walk, state, event);
                state = Evolution.evolve(state, event);
            }
        }
    }

    private static void stops(Rollout before, RolloutInput input, Rollout after) {
        boolean stop =
                switch (input) {
                    case RolloutInput.VerdictReached reached ->
                        reached.verdict().kind() == Verdict.Kind.UNHEALTHY
                                && reached.verdict().attempt()
                                        == before.journey().attempt();
                    case RolloutInput.RollbackStarted started -> true;
                    case RolloutInput.RollbackProgressed progressed -> true;
                    case RolloutInput.RollbackFailed failed -> true;
                    default -> false;
                };
        if (stop) {
            assertThat(Halts.of(after)).as("%s halts", input).isPresent();
            assertThat(Halts.mayGoForward(after)).as("%s ends the walk", input).isFalse();
        }
    }

    private static void event(Walk walk, Rollout before, RolloutEvent event) {
        if (event instanceof RolloutEvent.StageEntered entered) {
            assertThat(Halts.mayGoForward(before))
                    .as("nothing begins once it goes back")
                    .isTrue();
            fencesRise(walk, entered);
            sharesRise(walk, entered);
        }
        if (event instanceof RolloutEvent.StagePassed passed && passed.proof() instanceof Proof.ByVerdict by) {
            assertThat(verdict(walk, by.verdictId()))
                    .as("only a fresh HEALTHY of this attempt and stage, counted after it was applied, advances")
                    .matches(proof -> proof.kind() == Verdict.Kind.HEALTHY)
                    .matches(proof -> before.journey().isAt(proof.attempt(), passed.stage()))
                    .matches(proof -> proof.stage() == passed.stage())
                    .matches(proof -> counted(proof) >= appliedSequence(before))
                    .matches(proof -> walk.now().isBefore(proof.at().plus(FRESH)));
        }
    }

    private static long counted(Verdict proof) {
        Long counted = proof.appliedSequence();
        return counted == null ? -1 : counted;
    }

    private static long appliedSequence(Rollout rollout) {
        StageRun run = rollout.journey().run();
        StageRun.Applied applied = run == null ? null : run.applied();
        return applied == null ? Long.MAX_VALUE : applied.sequence();
    }

    private static void fencesRise(Walk walk, RolloutEvent.StageEntered entered) {
        assertThat(entered(walk).stream()
                        .map(RolloutEvent.StageEntered::fence)
                        .filter(fence -> fence.sequence() < entered.fence().sequence()))
                .as("fences rise")
                .allMatch(fence -> fence.compareTo(entered.fence()) < 0);
    }

    private static void sharesRise(Walk walk, RolloutEvent.StageEntered entered) {
        assertThat(entered(walk).stream()
                        .filter(other -> other.fence().attempt()
                                        == entered.fence().attempt()
                                && other.fence().sequence() < entered.fence().sequence()))
                .as("within an attempt shares only rise")
                .allMatch(other -> share(other.action()) <= share(entered.action()));
    }

    private static int share(Action action) {
        return switch (action) {
            case Action.SetWeights set -> set.weights().getOrDefault("2.0.0", 0);
            case Action.SetFlag set -> set.percentage();
            case Action.Observe observe -> 100;
        };
    }

    private static List<RolloutEvent.StageEntered> entered(Walk walk) {
        return walk.history().stream()
                .filter(RolloutEvent.StageEntered.class::isInstance)
                .map(RolloutEvent.StageEntered.class::cast)
                .toList();
    }

    private static Verdict verdict(Walk walk, UUID id) {
        return walk.history().stream()
                .filter(RolloutEvent.VerdictNoted.class::isInstance)
                .map(event -> ((RolloutEvent.VerdictNoted) event).verdict())
                .filter(verdict -> verdict.id().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
