package dev.sluice.simulation.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.simulation.targets.Router.Mode;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Timeline;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a process talks to a router: each request may take effect although its answer never comes. */
public final class RouterClient {
    private static final long TIMEOUT = 2_000;

    private final Timeline timeline;
    private final boolean readsBack;

    /** A client; one that does not read back is a sabotage: what was accepted is believed to hold. */
    public RouterClient(Timeline timeline, boolean readsBack) {
        this.timeline = timeline;
        this.readsBack = readsBack;
    }

    public void read(Replica caller, Router router, Consumer<Answer> then) {
        request(caller, router, false, () -> new Answer.Seen(router.state()), then);
    }

    /** Writes, then reads back: {@link Answer.Seen} means that the router holds it. */
    public void apply(Replica caller, Router router, Command command, Consumer<Answer> then) {
        caller.write(() -> request(caller, router, true, () -> written(router, command), written -> {
            if (written instanceof Answer.Seen && readsBack) {
                read(caller, router, seen -> then.accept(compared(router, command, seen)));
            } else {
                then.accept(written);
            }
        }));
    }

    private static Answer written(Router router, Command command) {
        @Nullable Fence highest = router.take(command);
        return highest == null ? new Answer.Seen(router.state()) : new Answer.Refused(highest);
    }

    private static Answer compared(Router router, Command command, Answer answer) {
        if (!(answer instanceof Answer.Seen seen)) {
            return answer;
        }
        boolean held = seen.state().desired().sameShares(command.weights());
        boolean ours =
                !router.comparing() || command.fence().equals(seen.state().fence());
        return held && ours ? seen : new Answer.NotHeld();
    }

    private void request(Replica caller, Router router, boolean write, Supplier<Answer> effect, Consumer<Answer> then) {
        boolean[] answered = new boolean[1];
        Consumer<Answer> once = answer -> {
            if (!answered[0]) {
                answered[0] = true;
                then.accept(answer);
            }
        };
        if (router.mode() == Mode.REFUSING) {
            caller.soon(5, () -> once.accept(new Answer.Unreachable()));
            return;
        }
        boolean hanging = router.mode() == Mode.HANGING;
        if (!hanging || (write && router.hangsUpOnWrites())) {
            timeline.after(router.latency(), () -> {
                Answer answer = effect.get();
                if (!hanging) {
                    caller.soon(5, () -> once.accept(answer));
                }
            });
        }
        caller.later(TIMEOUT, () -> once.accept(new Answer.Unreachable()));
    }
}
