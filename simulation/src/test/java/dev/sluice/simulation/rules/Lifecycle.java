package dev.sluice.simulation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.rollout.lifecycle.Decision;
import dev.sluice.rollout.lifecycle.Evolution;
import dev.sluice.rollout.lifecycle.Halts;
import dev.sluice.rollout.lifecycle.Proof;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutDecider;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.lifecycle.Verdict;
import dev.sluice.rollout.plan.Action;
import dev.sluice.simulation.rollout.RolloutRow;
import dev.sluice.simulation.world.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules about each transaction of rollout-service. */
final class Lifecycle {
    private final Timeline timeline;
    private final Published published;

    Lifecycle(Timeline timeline, Published published) {
        this.timeline = timeline;
        this.published = published;
    }

    void decided(@Nullable Rollout before, RolloutInput input, RolloutRow row, int from) {
        Rollout after = row.state();
        Violation.unless(
                Evolution.replay(row.events()).equals(after),
                Rule.HISTORY_GIVES_THE_STATE,
                "the history of " + after.journey().rolloutId() + " gives something else than " + after.kind());
        if (before == null) {
            return;
        }
        if (before.terminal()) {
            Violation.unless(
                    after.kind().equals(before.kind()) && row.history().size() == from,
                    Rule.TERMINAL_IS_FINAL,
                    before.kind() + " became " + after.kind());
            return;
        }
        halts(before, input, after);
        twice(input, after);
        Rollout state = before;
        for (RolloutRow.Entry entry :
                List.copyOf(row.history().subList(from, row.history().size()))) {
            event(state, input, entry.event(), row);
            state = Evolution.evolve(state, entry.event());
        }
    }

    private static void halts(Rollout before, RolloutInput input, Rollout after) {
        boolean stop =
                switch (input) {
                    case RolloutInput.VerdictReached reached ->
                        reached.verdict().kind() == Verdict.Kind.UNHEALTHY
                                && reached.verdict().attempt()
                                        == before.journey().attempt();
                    case RolloutInput.RollbackStarted started -> true;
                    case RolloutInput.RollbackProgressed progressed -> true;
                    case RolloutInput.RollbackCompleted completed -> true;
                    case RolloutInput.RollbackFailed failed -> true;
                    default -> false;
                };
        boolean stopped = after instanceof Rollout.RolledBack || halted(after);
        Violation.unless(!stop || stopped, Rule.A_STOP_HALTS, input + " left it " + after.kind());
    }

    /** Halted for good: not a deadline that asks a person, which only a rollout that is Halted and nothing else can. */
    private static boolean halted(Rollout state) {
        boolean asksAPerson =
                state instanceof Rollout.Halted halted && halted.halt().asksAPerson();
        return Halts.of(state).isPresent() && !asksAPerson;
    }

    /** The same input again, at the same moment, changes nothing. A person who asks again may mean it. */
    private void twice(RolloutInput input, Rollout after) {
        boolean byPerson =
                switch (input) {
                    case RolloutInput.Pause pause -> true;
                    case RolloutInput.Resume resume -> true;
                    case RolloutInput.Promote promote -> true;
                    case RolloutInput.Approve approve -> true;
                    case RolloutInput.Cancel cancel -> true;
                    case RolloutInput.Rollback rollback -> true;
                    case RolloutInput.Retry retry -> true;
                    default -> false;
                };
        if (!byPerson) {
            Violation.unless(
                    !(RolloutDecider.decide(after, input, timeline.instant()) instanceof Decision.Accepted),
                    Rule.TWICE_IS_ONCE,
                    input + " again is accepted again in " + after.kind());
        }
    }

    private void event(Rollout state, RolloutInput input, RolloutEvent event, RolloutRow row) {
        switch (event) {
            case RolloutEvent.StageEntered entered -> entered(state, entered, row);
            case RolloutEvent.StagePassed passed -> passed(state, input, passed, row);
            case RolloutEvent.BakeEnded ended -> onceInRun(row, event);
            case RolloutEvent.ApprovalRequested requested -> onceInRun(row, event);
            case RolloutEvent.Completed completed -> onceInRun(row, event);
            default -> {} // no rule of its own
        }
    }

    private static void entered(Rollout state, RolloutEvent.StageEntered entered, RolloutRow row) {
        int attempt = entered.fence().attempt();
        List<RolloutEvent> past = row.events();
        int place = place(past, entered);
        List<RolloutEvent.StageEntered> before = past.subList(0, place).stream()
                .filter(RolloutEvent.StageEntered.class::isInstance)
                .map(RolloutEvent.StageEntered.class::cast)
                .filter(other -> other.fence().attempt() == attempt)
                .toList();
        int expected = before.isEmpty() ? 0 : before.getLast().stage() + 1;
        Violation.unless(
                entered.stage() == expected,
                Rule.NO_STAGE_IS_SKIPPED,
                "stage " + entered.stage() + " is entered where " + expected + " should");
        if (expected > 0) {
            boolean passed = past.subList(0, place).stream()
                    .anyMatch(other -> other instanceof RolloutEvent.StagePassed gate && gate.stage() == expected - 1);
            Violation.unless(passed, Rule.NO_STAGE_IS_SKIPPED, "stage " + (expected - 1) + " was not passed");
        }
        Violation.unless(
                !halted(state),
                Rule.THE_WANTED_SHARE_NEVER_RISES_AGAIN,
                "stage " + expected + " begins in " + state.kind());
        String to = state.journey().compiled().plan().change().to();
        Violation.unless(
                before.stream().allMatch(other -> share(other.action(), to) <= share(entered.action(), to)),
                Rule.THE_WANTED_SHARE_NEVER_RISES_AGAIN,
                "shares go down and up within an attempt");
    }

    private static int share(Action action, String to) {
        return switch (action) {
            case Action.SetWeights set -> set.weights().getOrDefault(to, 0);
            case Action.SetFlag set -> set.percentage();
            case Action.Observe observe -> 100;
        };
    }

    private void passed(Rollout state, RolloutInput input, RolloutEvent.StagePassed passed, RolloutRow row) {
        switch (passed.proof()) {
            case Proof.Promoted promoted ->
                gate(input instanceof RolloutInput.Promote, "stage " + passed.stage() + " is promoted by nobody");
            case Proof.NoAnalysis none ->
                gate(
                        !state.journey()
                                .compiled()
                                .stages()
                                .get(passed.stage())
                                .gate()
                                .analysis(),
                        "stage " + passed.stage() + " passes without its analysis");
            case Proof.ByVerdict by -> judged(state, passed, by.verdictId(), row);
        }
    }

    private void judged(Rollout state, RolloutEvent.StagePassed passed, UUID id, RolloutRow row) {
        JsonNode verdict = published.verdict(id);
        gate(verdict != null, "no verdict " + id + " was ever published");
        JsonNode told = Objects.requireNonNull(verdict);
        gate(told.path("verdict").asText().equals("HEALTHY"), "stage " + passed.stage() + " passes on " + told);
        gate(
                told.path("attempt").asInt() == state.journey().attempt()
                        && told.path("stage").asInt() == passed.stage(),
                "stage " + passed.stage() + " passes on a verdict about another one: " + told);
        gate(
                told.path("appliedSequence").asLong(-1) >= applied(row, passed.stage()),
                "stage " + passed.stage() + " passes on data from before it was applied: " + told);
        Instant fresh = Instant.parse(told.path("at").asText())
                .plus(state.journey().compiled().plan().analysis().freshFor());
        gate(timeline.instant().isBefore(fresh), "stage " + passed.stage() + " passes on an old verdict: " + told);
    }

    private static long applied(RolloutRow row, int stage) {
        return row.history().stream()
                .filter(entry -> entry.event() instanceof RolloutEvent.StageApplied applied && applied.stage() == stage)
                .map(RolloutRow.Entry::version)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private static void gate(boolean holds, String what) {
        Violation.unless(holds, Rule.ONLY_HEALTHY_OR_A_PERSON_OPENS_A_GATE, what);
    }

    /** Since the stage was entered last. */
    private static void onceInRun(RolloutRow row, RolloutEvent event) {
        List<RolloutEvent> past = row.events();
        for (int index = place(past, event) - 1; index >= 0; index--) {
            RolloutEvent earlier = past.get(index);
            if (earlier instanceof RolloutEvent.StageEntered) {
                return;
            }
            Violation.unless(
                    earlier.getClass() != event.getClass(),
                    Rule.NO_TIMER_FIRES_TWICE,
                    "a second " + event + " in one run");
        }
    }

    private static int place(List<RolloutEvent> past, RolloutEvent event) {
        for (int index = past.size() - 1; index >= 0; index--) {
            if (past.get(index) == event) {
                return index;
            }
        }
        throw new IllegalStateException("the event is in its history");
    }
}
