package dev.sluice.rollback.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.RolloutProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random histories with late, repeated and stale messages; a failure prints its seed and the shortest history that still fails. */
class RandomHistoriesTest {
    private static final int HISTORIES = 1000;
    private static final int LENGTH = 40;

    @Test
    void rulesHoldAfterEveryStep() {
        long base = Long.getLong("seed", 20261122L);
        for (int history = 0; history < HISTORIES; history++) {
            long seed = base + history;
            List<Integer> moves = new Random(seed).ints(LENGTH, 0, 1000).boxed().toList();
            String broken = play(moves);
            if (!broken.isEmpty()) {
                List<Integer> shortest = shrunk(moves);
                throw new AssertionError("seed " + seed + ", moves " + shortest + ": " + play(shortest));
            }
        }
    }

    @Test
    void everyRollbackIsCompletedOnceItsTargetsAnswerAndTheRolloutHalts() {
        for (int history = 0; history < HISTORIES; history++) {
            World world = new World();
            new Random(history).ints(LENGTH, 0, 1000).forEach(world::move);
            world.settle();
            assertThat(world.rollback.state())
                    .as("seed %d", history)
                    .isInstanceOfAny(
                            RollbackState.Completed.class, RollbackState.Failed.class, RollbackState.Superseded.class);
            if (world.rollback.state() instanceof RollbackState.Failed failed) {
                assertThat(failed.reason()).isNotEqualTo(FailureReason.TARGET_UNREACHABLE);
            }
        }
    }

    private static List<Integer> shrunk(List<Integer> moves) {
        for (int index = 0; index < moves.size(); index++) {
            List<Integer> fewer = new ArrayList<>(moves);
            fewer.remove(index);
            if (!play(fewer).isEmpty()) {
                return shrunk(fewer);
            }
        }
        return moves;
    }

    private static String play(List<Integer> moves) {
        World world = new World();
        for (int move : moves) {
            world.move(move);
            if (!world.broken.isEmpty()) {
                return world.broken;
            }
        }
        return "";
    }

    private static final class World {
        private static final List<RolloutFact> COURSE = List.of(
                Samples.PLANNED,
                new RolloutFact.Passed(),
                Samples.ENTERED_ROUTE,
                new RolloutFact.Passed(),
                Samples.ENTERED_FLAG,
                Samples.HALTED);

        private Rollback rollback = Rollback.absent(Samples.ROLLBACK);
        private RolloutCopy copy = new RolloutCopy.Unseen(Samples.ROLLOUT);
        private Instant now = Samples.NOW;
        private int read;
        private boolean haltProved;
        private final List<RollbackEvent> history = new ArrayList<>();
        private String broken = "";

        void move(int move) {
            int choice = move % 20;
            int detail = move / 20;
            now = now.plusMillis(detail * 20L);
            long fence = Math.max(0, fenceSequence() - (detail % 5 == 0 ? 1 : 0));
            switch (choice) {
                case 0, 1, 2, 3 -> readOn(detail % 3 == 0);
                case 4, 5 -> input(new RollbackInput.Begin(Samples.trigger(Trigger.Kind.VERDICT, detail % 6), copy));
                case 6 -> input(new RollbackInput.Begin(Samples.trigger(Trigger.Kind.REQUEST, copy.sequence()), copy));
                case 7 -> input(new RollbackInput.Begin(Samples.trigger(Trigger.Kind.BREAK_GLASS, 0), copy));
                case 8 -> input(new RollbackInput.StopWaiting(copy));
                case 9, 10, 11, 12 -> input(Samples.held(detail % 2, fence, haltKnown() && detail % 3 != 0));
                case 13, 14 -> input(Samples.flagChanged(fence));
                case 15 -> input(new RollbackInput.TargetUnreachable(detail % 2, Samples.fence(fence), "silent"));
                case 16 -> inputRarely(detail, new RollbackInput.RouteUnsafe(0, Samples.fence(fence), "down"));
                case 17 -> inputRarely(detail, new RollbackInput.RouteRefused(0, Samples.fence(fence), "newer"));
                case 18 ->
                    inputRarely(detail, new RollbackInput.FlagRefused("new-checkout", Samples.fence(fence), "no"));
                default -> now = now.plusSeconds(3);
            }
        }

        /** Everything that can still arrive arrives. */
        void settle() {
            while (read < COURSE.size()) {
                readOn(false);
            }
            input(new RollbackInput.Begin(Samples.trigger(Trigger.Kind.VERDICT, 3), copy));
            for (int round = 0; round < 4; round++) {
                for (int step = 0; step < 2; step++) {
                    input(Samples.held(step, fenceSequence(), haltKnown()));
                }
                input(Samples.flagChanged(fenceSequence()));
            }
        }

        private void inputRarely(int detail, RollbackInput input) {
            if (detail % 7 == 0) {
                input(input);
            }
        }

        private void readOn(boolean again) {
            int index = again ? Math.max(0, read - 1) : Math.min(read, COURSE.size() - 1);
            copy = RolloutProjection.fold(copy, index + 1L, COURSE.get(index));
            read = Math.max(read, index + 1);
            input(new RollbackInput.FollowCopy(copy));
        }

        private boolean haltKnown() {
            return RollbackState.work(rollback.state()).map(Work::halted).orElse(false);
        }

        private long fenceSequence() {
            return RollbackState.work(rollback.state())
                    .map(work -> work.fence().sequence())
                    .orElse(1L);
        }

        private void input(RollbackInput input) {
            boolean flagInput = input instanceof RollbackInput.RouteHeld held && isFlag(held.step());
            if (flagInput) {
                return; // the executor asserts routes only
            }
            Rollback before = rollback;
            if (Samples.decider().decide(before, input, now) instanceof Decision.Accepted accepted) {
                rollback = RollbackDecider.evolve(before, accepted.events());
                history.addAll(accepted.events());
                haltProved |= input instanceof RollbackInput.RouteHeld held
                        && held.moment().afterHalt();
                check(before, accepted.events());
            }
        }

        private boolean isFlag(int index) {
            return RollbackState.work(rollback.state())
                    .flatMap(work -> work.step(index))
                    .map(step -> step.undo() == Samples.DISABLE || step.undo().equals(Samples.DISABLE))
                    .orElse(false);
        }

        private void check(Rollback before, List<RollbackEvent> events) {
            rule(!RollbackState.over(before.state()), "what is over changes no more");
            rule(
                    RollbackDecider.evolve(Rollback.absent(Samples.ROLLBACK), history)
                            .equals(rollback),
                    "the history gives the state");
            long published = history.stream().filter(RollbackEvent::published).count();
            rule(rollback.version() == published, "versions are gapless");
            for (RollbackEvent event : events) {
                if (event instanceof RollbackEvent.Started started) {
                    rule(started.work().fence().sequence() <= rollback.version(), "a fence is a version");
                    rule(started.work().fence().sequence() > before.version(), "fences rise");
                    rule(started.work().steps().stream().noneMatch(Step::confirmed), "a new fence proves nothing yet");
                }
            }
            if (rollback.state() instanceof RollbackState.Completed completed) {
                Work work = completed.work();
                rule(work.halted(), "never completed before the halt");
                rule(work.allHeld(), "never completed with a step open");
                boolean hasRoute =
                        work.steps().stream().anyMatch(step -> !step.undo().equals(Samples.DISABLE));
                rule(!hasRoute || haltProved, "never completed without a look after the halt");
            }
        }

        private void rule(boolean holds, String words) {
            if (!holds && broken.isEmpty()) {
                broken = words + " (" + rollback + ")";
            }
        }
    }
}
