package dev.sluice.simulation.rollback;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import dev.sluice.rollback.execution.Pace;
import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.projection.Undo;
import dev.sluice.simulation.targets.Answer;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** One assertion of one route: read, write, read back, tell; as {@code RouteAsserter} and {@code RouteStep}. */
final class RouteAssertion {
    private final World world;
    private final Map<String, Router> routers;
    private final RouterClient client;

    RouteAssertion(World world, Map<String, Router> routers, RouterClient client) {
        this.world = world;
        this.routers = routers;
        this.client = client;
    }

    /** What is asserted, with what its worker knew when it began. */
    record Task(Replica replica, Pace pace, Undo.ShiftTraffic undo, Work work, Step step, boolean givenUp) {
        boolean toProve() {
            return work.halted() && !step.confirmed();
        }

        Fence fence() {
            return new Fence(
                    work.fence().rollout(),
                    work.fence().attempt(),
                    Fence.Direction.ROLLBACK,
                    work.fence().sequence());
        }

        Weights wanted() {
            return Weights.of(undo.weights());
        }
    }

    void run(Task task, Consumer<RollbackInput> report) {
        Instant began = world.timeline().instant();
        Router router = Objects.requireNonNull(routers.get(task.undo().route()));
        boolean always = task.toProve() || task.step().held() == null;
        if (!always && inPlace(task, router) && router.mode() == Router.Mode.NORMAL) {
            task.pace().right(began, began, false); // safe because nothing would follow from looking
            return;
        }
        client.read(task.replica(), router, answer -> {
            if (answer instanceof Answer.Seen seen) {
                seen(task, router, seen.state(), always, began, report);
            } else {
                failing(task, report);
            }
        });
    }

    private static boolean inPlace(Task task, Router router) {
        return router.weights().sameShares(task.wanted())
                && (!router.comparing() || task.fence().equals(router.highest()));
    }

    private void seen(
            Task task,
            Router router,
            RouterState before,
            boolean always,
            Instant began,
            Consumer<RollbackInput> report) {
        boolean elsewhere = !before.desired().sameShares(task.wanted());
        if (!elsewhere && !always && task.fence().equals(before.fence())) {
            held(task, before, false, began, report);
            return;
        }
        boolean down = task.wanted().percents().keySet().stream()
                .anyMatch(version -> task.wanted().percent(version) > 0 && !before.hasHealthyServer(version));
        if (elsewhere && down) {
            task.pace().failing(world.timeline().instant());
            report.accept(new RollbackInput.RouteUnsafe(
                    task.step().index(), task.work().fence(), "no healthy server"));
            return;
        }
        Command command = new Command(
                task.replica().name(),
                task.wanted(),
                task.fence(),
                world.now(),
                task.work().fence().rollout(),
                false);
        task.replica()
                .soon(
                        2,
                        () -> client.apply(task.replica(), router, command, answer -> {
                            switch (answer) {
                                case Answer.Seen done -> held(task, done.state(), elsewhere, began, report);
                                case Answer.Refused refused -> refused(task, refused, report);
                                case Answer.NotHeld notHeld -> failing(task, report);
                                case Answer.Unreachable unreachable -> failing(task, report);
                            }
                        }));
    }

    private void held(Task task, RouterState now, boolean wasElsewhere, Instant began, Consumer<RollbackInput> report) {
        Duration wrong = task.pace().right(began, world.timeline().instant(), wasElsewhere);
        long reexposed = task.step().held() == null ? 0 : wrong.toMillis();
        if (task.toProve() || task.givenUp() || task.step().held() == null || reexposed > 0) {
            report.accept(new RollbackInput.RouteHeld(
                    task.step().index(),
                    task.work().fence(),
                    new Observation.Weights(now.desired().percents()),
                    new RollbackInput.Moment(task.work().halted(), reexposed)));
        }
    }

    private void refused(Task task, Answer.Refused refused, Consumer<RollbackInput> report) {
        task.pace().failing(world.timeline().instant());
        report.accept(new RollbackInput.RouteRefused(
                task.step().index(), task.work().fence(), "held by " + refused.highest()));
    }

    private void failing(Task task, Consumer<RollbackInput> report) {
        Instant now = world.timeline().instant();
        Duration silent = Duration.between(task.pace().failing(now), now);
        if (silent.compareTo(Pace.config().patience()) >= 0) {
            report.accept(new RollbackInput.TargetUnreachable(
                    task.step().index(), task.work().fence(), "it does not answer"));
        }
    }
}
