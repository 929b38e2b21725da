package dev.sluice.rollout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollout.plan.CompiledPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random sequences of inputs, duplicates and late ones included; a failure prints its seed and the shortest sequence found. */
class RandomWalkTest {

    private static final int SEQUENCES = 200;
    private static final int LENGTH = 60;
    private static final List<CompiledPlan> PLANS =
            List.of(Plans.canary(), Plans.approved(), Plans.impatient(), Plans.unjudged(), Plans.flag());

    /** One input with the pause before it. */
    private record Step(String name, Duration pause, boolean twice) {}

    @Test
    void theRulesHoldOnRandomSequences() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            check(seed);
        }
        check(System.nanoTime());
    }

    private static void check(long seed) {
        CompiledPlan plan = PLANS.get((int) Math.floorMod(seed, (long) PLANS.size()));
        List<Step> steps = sequence(new Random(seed));
        if (broken(plan, steps).isPresent()) {
            List<Step> shortest = shrink(plan, steps);
            throw new AssertionError("Failed with seed=" + seed + ": "
                    + broken(plan, shortest).orElse("") + "\n  "
                    + String.join("\n  ", shortest.stream().map(Step::toString).toList()));
        }
    }

    /** Walks that mostly go on, so that late stages are reached, and sometimes do anything. */
    private static List<Step> sequence(Random random) {
        List<String> all = List.copyOf(Cases.inputs().keySet());
        List<String> onward = List.of("applied", "HEALTHY", "time, nothing due", "settle", "approve");
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("start", Duration.ZERO, false));
        for (int i = 0; i < LENGTH; i++) {
            List<String> names = random.nextInt(5) > 0 ? onward : all;
            String name = names.get(random.nextInt(names.size()));
            steps.add(new Step(name, Duration.ofSeconds(random.nextInt(70)), random.nextInt(4) == 0));
        }
        return steps;
    }

    private static Optional<String> broken(CompiledPlan plan, List<Step> steps) {
        Walk walk = Walk.of(plan);
        try {
            for (Step step : steps) {
                take(walk, step);
            }
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<Step> shrink(CompiledPlan plan, List<Step> failing) {
        List<Step> shortest = failing;
        for (int i = failing.size() - 1; i >= 0; i--) {
            if (i < shortest.size()) {
                List<Step> without = new ArrayList<>(shortest);
                without.remove(i);
                shortest = broken(plan, without).isPresent() ? without : shortest;
            }
        }
        return shortest;
    }

    private static void take(Walk walk, Step step) {
        Cases.Given given = Cases.inputs().get(step.name());
        if (given == null) {
            throw new AssertionError("no such input: " + step.name());
        }
        walk.later(step.pause()).later(given.after());
        Rollout before = walk.state();
        RolloutInput input = given.input(before, walk.now());
        Decision decision = walk.decide(input);
        Invariants.afterStep(walk, before, input, decision);
        if (step.twice() && !(input instanceof RolloutInput.Release)) {
            Rollout once = walk.state();
            walk.decide(input);
            assertThat(walk.state())
                    .as("the same input twice is once: %s", step)
                    .isEqualTo(once);
        }
    }
}
