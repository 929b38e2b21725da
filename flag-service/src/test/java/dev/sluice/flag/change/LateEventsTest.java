package dev.sluice.flag.change;

import static dev.sluice.flag.change.Commands.NEWER;
import static dev.sluice.flag.change.Commands.ROLLOUT;
import static dev.sluice.flag.change.Commands.advance;
import static dev.sluice.flag.change.Commands.after;
import static dev.sluice.flag.change.Commands.apply;
import static dev.sluice.flag.change.Commands.disable;
import static dev.sluice.flag.change.Commands.restore;
import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the order in which events of different topics arrive, and however often: the seed is printed when a rule breaks. */
class LateEventsTest {
    private static final int ROUNDS = 3_000;

    @Test
    void endsWithoutExposureOnceTheRollbackWasSeenAtAnyMoment() {
        forSeeds((random, name) -> {
            List<FlagCommand> commands = new ArrayList<>(
                    List.of(advance(1, ROLLOUT, 1, 3), advance(10, ROLLOUT, 1, 5), advance(100, ROLLOUT, 1, 7)));
            commands.add(restore("off", ROLLOUT, 1, 1));
            commands.addAll(List.copyOf(commands)); // everything twice
            Collections.shuffle(commands, random);

            Flag flag = flag(KEY, on(false, 0));
            for (FlagCommand command : commands) {
                flag = after(flag, command);
            }
            assertThat(flag.exposure()).as(name).isEqualTo(on(false, 0));
        });
    }

    @Test
    void neverLowersAFenceNorSkipsARevision() {
        forSeeds((random, name) -> {
            Flag flag = flag(KEY, on(false, 0));
            for (int step = 0; step < 20; step++) {
                Flag next = after(flag, anything(random));
                assertThat(height(next)).as(name).isGreaterThanOrEqualTo(height(flag));
                assertThat(next.revision() - flag.revision()).as(name).isBetween(0L, 1L);
                flag = next;
            }
        });
    }

    @Test
    void neverExposesAnybodyInAnAttemptThatWasRolledBackOrTakenOverByAPerson() {
        forSeeds((random, name) -> {
            Flag flag = apply(flag(KEY, on(false, 0)), advance(50, ROLLOUT, 1, 3));
            flag = after(flag, random.nextBoolean() ? disable() : restore("off", ROLLOUT, 1, 1));
            for (int step = 0; step < 10; step++) {
                flag = after(
                        flag,
                        random.nextInt(4) == 0
                                ? restore("off", ROLLOUT, 1, 1L + random.nextInt(3))
                                : advance(random.nextInt(101), ROLLOUT, 1, 1L + random.nextInt(40)));
                assertThat(flag.exposure()).as(name).isEqualTo(on(false, 0));
            }
        });
    }

    @Test
    void doesTheSameTwiceAsOnce() {
        forSeeds((random, name) -> {
            Flag flag = flag(KEY, on(true, 5));
            for (int step = 0; step < 20; step++) {
                FlagCommand command = ofAnEvent(random);
                Flag once = after(flag, command);
                assertThat(FlagDecider.decide(once, command)).as(name).isNotInstanceOf(Changed.class);
                flag = once;
            }
        });
    }

    /** The fence of a flag, or the lowest there is. */
    private static Fence height(Flag flag) {
        Driver driver = flag.driver();
        return driver == null ? new Fence(new UUID(0, 0), 1, Direction.FORWARD, 0) : driver.fence();
    }

    private static FlagCommand anything(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> disable();
            case 1 -> Commands.enable();
            case 2 -> Commands.expose(on(random.nextBoolean(), random.nextInt(101)));
            default -> ofAnEvent(random);
        };
    }

    private static FlagCommand ofAnEvent(Random random) {
        int attempt = 1 + random.nextInt(2);
        var rollout = random.nextInt(4) == 0 ? NEWER : ROLLOUT;
        return random.nextInt(3) == 0
                ? restore("off", rollout, attempt, 1L + random.nextInt(2))
                : advance(random.nextInt(101), rollout, attempt, 1L + random.nextInt(9));
    }

    private interface Round {
        void run(Random random, String name);
    }

    private static void forSeeds(Round round) {
        long base = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.run(new Random(base + i), "seed " + (base + i));
        }
    }
}
