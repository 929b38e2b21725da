package dev.sluice.simulation;

import dev.sluice.actuators.Weights;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Flag;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollout.lifecycle.Halts;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.flag.Share;
import dev.sluice.simulation.rollback.RollbackRow;
import dev.sluice.simulation.rollback.RollbackShell;
import dev.sluice.simulation.rollout.RouteRow;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What is still missing until all services agree and the world is as they say. */
final class Convergence {
    private final Town town;

    Convergence(Town town) {
        this.town = town;
    }

    Optional<String> missing() {
        if (!town.outboxes().stream().allMatch(Outbox::empty)) {
            return Optional.of("an outbox still holds events");
        }
        if (!town.groups().stream().allMatch(Group::caughtUp)) {
            return Optional.of("a consumer group is behind");
        }
        return town.rollout.shell().rows().values().stream()
                .map(row -> rollout(row.state()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> town.rollout.routes().values().stream()
                        .map(this::route)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<String> rollout(Rollout state) {
        Journey journey = state.journey();
        if (!state.terminal() && !waitsForAPerson(state)) {
            return Optional.of("rollout " + journey.rolloutId() + " is " + state.kind() + " and waits for nobody");
        }
        return rollback(state).or(() -> copy(state)).or(() -> target(state));
    }

    private static boolean waitsForAPerson(Rollout state) {
        return switch (state) {
            case Rollout.Paused paused -> true;
            case Rollout.Halted halted -> halted.halt().asksAPerson();
            case Rollout.RollbackFailed failed -> true;
            case Rollout.Running running ->
                running.journey()
                        .currentRun()
                        .filter(run -> run.approval() == StageRun.Approval.REQUESTED)
                        .isPresent();
            case Rollout.Planned planned -> false;
            case Rollout.RollingBack rolling -> false;
            case Rollout.Completed completed -> false;
            case Rollout.Closed closed -> true;
            case Rollout.RolledBack rolledBack -> true;
            case Rollout.Cancelled cancelled -> true;
        };
    }

    /** rollback-service says the same of the attempt. */
    private Optional<String> rollback(Rollout state) {
        Journey journey = state.journey();
        RollbackRow row =
                town.rollback.shell().rows().get(new RollbackShell.Key(journey.rolloutId(), journey.attempt()));
        RollbackState there =
                row == null ? new RollbackState.Absent() : row.rollback().state();
        boolean agree =
                switch (state) {
                    case Rollout.RolledBack rolledBack -> there instanceof RollbackState.Completed;
                    case Rollout.Closed closed ->
                        there instanceof RollbackState.Absent
                                || there instanceof RollbackState.Superseded
                                || (RollbackState.over(there) && takenBackLate(journey));
                    case Rollout.RollbackFailed failed -> there instanceof RollbackState.Failed;
                    default -> there instanceof RollbackState.Absent || there instanceof RollbackState.Superseded;
                };
        return agree
                ? Optional.empty()
                : Optional.of("rollout " + journey.rolloutId() + " is " + state.kind() + ", its rollback is " + there);
    }

    private Optional<String> copy(Rollout state) {
        UUID id = state.journey().rolloutId();
        boolean agrees = town.rollback.shell().copies().get(id) instanceof RolloutCopy.Known known
                && known.progress().attempt() == state.journey().attempt()
                && known.progress().terminal() == state.terminal();
        return agrees ? Optional.empty() : Optional.of("rollback-service's copy of " + id + " is another one");
    }

    /** Whoever ended last on a target left it as it says. */
    private Optional<String> target(Rollout state) {
        Journey journey = state.journey();
        String target = journey.compiled().targets().getFirst().name();
        boolean last = town.rollout.shell().rows().values().stream()
                .map(row -> row.state().journey())
                .filter(other -> other.compiled().targets().getFirst().name().equals(target))
                .reduce((earlier, later) -> later)
                .filter(other -> other.rolloutId().equals(journey.rolloutId()))
                .isPresent();
        if (!last || !(state instanceof Rollout.RolledBack)) {
            return Optional.empty();
        }
        String to = journey.compiled().plan().change().to();
        boolean exposed = target.equals(Script.FLAG)
                ? exposes(town.flag(), to, journey)
                : Objects.requireNonNull(town.routers.get(target)).weights().percent(to) > 0;
        return exposed
                ? Optional.of(
                        "rollout " + journey.rolloutId() + " is rolled back, and " + to + " is exposed on " + target)
                : Optional.empty();
    }

    /** Unless a person has changed the flag since, or the rollback gave back what it was before the rollout's first change. */
    private static boolean exposes(Flag flag, String variant, Journey journey) {
        Driver driver = flag.driver();
        boolean byPerson = driver == null
                || driver.heldByPerson()
                || flag.exposure().equals(driver.before())
                || !driver.fence().rollout().equals(journey.rolloutId());
        return !byPerson && Share.of(flag.exposure(), variant) > 0;
    }

    /** A rollback that was published when somebody had already asked for the last time before closing: the route is left to it. */
    private boolean takenBackLate(Journey journey) {
        OptionalLong published = town.stops.rollbackOf(journey.rolloutId(), journey.attempt());
        return published.isPresent() && town.rollout.closing().couldNotKnow(journey.rolloutId(), published.getAsLong());
    }

    private boolean takenBackLate(RouteRow row) {
        return town.rollout.shell().rows().values().stream()
                .map(rollout -> rollout.state())
                .filter(state -> state instanceof Rollout.Closed)
                .map(Rollout::journey)
                .filter(journey -> journey.compiled()
                        .targets()
                        .getFirst()
                        .name()
                        .equals(row.router().route()))
                .anyMatch(this::takenBackLate);
    }

    private Optional<String> route(RouteRow row) {
        boolean failed = town.rollout.shell().rows().values().stream()
                .anyMatch(rollout -> rollout.state() instanceof Rollout.RollbackFailed
                        && rollout.state()
                                .journey()
                                .compiled()
                                .targets()
                                .getFirst()
                                .name()
                                .equals(row.router().route()));
        boolean frozen = town.rollout.shell().rows().values().stream()
                .anyMatch(rollout -> Halts.of(rollout.state()).isPresent()
                        && !rollout.state().terminal()
                        && rollout.state()
                                .journey()
                                .compiled()
                                .targets()
                                .getFirst()
                                .name()
                                .equals(row.router().route()));
        Weights holds = row.router().weights();
        boolean right = failed || frozen || takenBackLate(row) || holds.sameShares(row.desired());
        return right
                ? Optional.empty()
                : Optional.of("route " + row.router().route() + " holds " + holds.percents() + " and should hold "
                        + row.desired().percents());
    }
}
