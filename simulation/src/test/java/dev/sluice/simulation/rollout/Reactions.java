package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Weights;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Change;
import dev.sluice.rollout.plan.Stage;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.targets.Duty;
import dev.sluice.simulation.world.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What an event means for targets and claims; as the class of that name in rollout-service. */
final class Reactions {
    private final ActionTable actions;
    private final Map<String, RouteRow> routes;
    private final Claims claims;

    Reactions(ActionTable actions, Map<String, RouteRow> routes, Claims claims) {
        this.actions = actions;
        this.routes = routes;
        this.claims = claims;
    }

    ActionTable actions() {
        return actions;
    }

    void react(Rollout before, RolloutEvent event, Rollout after, UUID eventId) {
        Journey journey = after.journey();
        UUID id = journey.rolloutId();
        switch (event) {
            case RolloutEvent.StageEntered entered -> enqueue(before.journey(), entered, journey, eventId);
            case RolloutEvent.HaltBegun begun -> {
                actions.cancel(id);
                actions.routesOf(id).forEach(route -> row(route).frozenBy = id);
            }
            case RolloutEvent.Resumed resumed -> thaw(id);
            case RolloutEvent.RollbackNoted noted -> routesOf(journey).forEach(row -> row.lentTo = noted.rollbackId());
            case RolloutEvent.Completed completed -> activated(journey);
            case RolloutEvent.RolledBack rolledBack -> {
                routesOf(journey)
                        .forEach(row ->
                                activate(row, journey.compiled().plan().change().from()));
                if (rolledBack.remains().isEmpty()) {
                    claims.release(id);
                }
            }
            case RolloutEvent.Closed closed -> claims.release(id);
            case RolloutEvent.Cancelled cancelled -> claims.release(id);
            default -> {} // means nothing for targets and claims
        }
    }

    private void enqueue(Journey before, RolloutEvent.StageEntered entered, Journey journey, UUID eventId) {
        if (!(entered.action() instanceof Action.SetWeights weights)) {
            return;
        }
        Stage stage = journey.compiled().stages().get(entered.stage());
        String to = journey.compiled().plan().change().to();
        ActionRow row = new ActionRow(
                actions.nextId(),
                journey.rolloutId(),
                journey.attempt(),
                entered.stage(),
                weights.route(),
                Weights.of(weights.weights()),
                Duty.fence(entered.fence()),
                Timeline.millis(entered.at().plus(stage.applyTimeout())));
        boolean raises = weights.weights().getOrDefault(to, 0) > shareBefore(before, to);
        row.awaits = raises ? eventId : null;
        actions.insert(row);
        thaw(journey.rolloutId());
    }

    private static int shareBefore(Journey before, String to) {
        return before.currentRun()
                .map(StageRun::stage)
                .map(Stage::action)
                .map(action ->
                        action instanceof Action.SetWeights set ? set.weights().getOrDefault(to, 0) : 0)
                .orElse(0);
    }

    private void activated(Journey journey) {
        Change change = journey.compiled().plan().change();
        journey.compiled().stages().stream()
                .map(Stage::action)
                .filter(Action.SetWeights.class::isInstance)
                .map(Action.SetWeights.class::cast)
                .reduce((earlier, later) -> later)
                .filter(last -> last.weights().getOrDefault(change.to(), 0) == 100)
                .ifPresent(last -> activate(row(last.route()), change.to()));
    }

    private static void activate(RouteRow row, String version) {
        row.active = version;
        row.takeBack();
    }

    private void thaw(UUID rollout) {
        routes.values().stream().filter(row -> rollout.equals(row.frozenBy)).forEach(row -> row.frozenBy = null);
    }

    private List<RouteRow> routesOf(Journey journey) {
        return journey.compiled().targets().stream()
                .filter(target -> target.kind() == Target.Kind.ROUTE)
                .map(target -> row(target.name()))
                .toList();
    }

    private RouteRow row(String route) {
        return Objects.requireNonNull(routes.get(route), route);
    }
}
