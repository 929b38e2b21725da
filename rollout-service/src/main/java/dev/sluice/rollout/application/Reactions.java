package dev.sluice.rollout.application;

import dev.sluice.rollout.claims.Claims;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Quarantined;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Change;
import dev.sluice.rollout.plan.Stage;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.quarantine.Quarantine;
import dev.sluice.rollout.quarantine.QuarantineEntry;
import dev.sluice.rollout.targets.ActionCommand;
import dev.sluice.rollout.targets.Actions;
import dev.sluice.rollout.targets.RouteOwnership;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What an event means for targets, claims and quarantine; committed with it, carried out later. */
@ApplicationScoped
class Reactions {

    private final Actions actions;
    private final RouteOwnership routes;
    private final Claims claims;
    private final Quarantine quarantine;

    Reactions(Actions actions, RouteOwnership routes, Claims claims, Quarantine quarantine) {
        this.actions = actions;
        this.routes = routes;
        this.claims = claims;
        this.quarantine = quarantine;
    }

    void react(Rollout before, RolloutEvent event, Rollout after, UUID eventId) {
        Journey journey = after.journey();
        UUID id = journey.rolloutId();
        switch (event) {
            case RolloutEvent.StageEntered entered -> enqueue(before.journey(), entered, journey, eventId);
            case RolloutEvent.HaltBegun begun -> actions.cancelPending(id);
            case RolloutEvent.Resumed resumed -> actions.goOn(id);
            case RolloutEvent.RollbackNoted noted ->
                journey.compiled().targets().stream()
                        .filter(target -> target.kind() == Target.Kind.ROUTE)
                        .forEach(route -> routes.lend(route.name(), noted.rollbackId()));
            case RolloutEvent.Completed completed -> activated(journey);
            case RolloutEvent.RolledBack rolledBack -> {
                restored(journey);
                if (rolledBack.remains().isEmpty()) {
                    claims.release(id);
                }
            }
            case RolloutEvent.Closed closed -> claims.release(id);
            case RolloutEvent.Cancelled cancelled -> claims.release(id);
            case RolloutEvent.VersionQuarantined quarantined -> quarantine.add(entry(id, quarantined));
            case RolloutEvent.Planned planned -> {}
            case RolloutEvent.Started started -> {}
            case RolloutEvent.StageApplied applied -> {}
            case RolloutEvent.StagePassed passed -> {}
            case RolloutEvent.Paused paused -> {}
            case RolloutEvent.Retried retried -> {}
            case RolloutEvent.ApprovalRequested requested -> {}
            case RolloutEvent.Approved approved -> {}
            case RolloutEvent.Halted halted -> {}
            case RolloutEvent.RollbackRequested requested -> {}
            case RolloutEvent.RollbackFailed failed -> {}
            case RolloutEvent.VersionReleased released -> {}
            case RolloutEvent.VerdictNoted noted -> {}
            case RolloutEvent.BakeEnded ended -> {}
        }
    }

    /** Flag actions are carried out by flag-service, which reads the event itself. */
    private void enqueue(Journey before, RolloutEvent.StageEntered entered, Journey journey, UUID eventId) {
        if (!(entered.action() instanceof Action.SetWeights weights)) {
            return;
        }
        Stage stage = journey.compiled().stages().get(entered.stage());
        String to = journey.compiled().plan().change().to();
        int share = weights.weights().getOrDefault(to, 0);
        actions.enqueue(new ActionCommand(
                journey.rolloutId(),
                journey.attempt(),
                entered.stage(),
                Target.route(weights.route()),
                weights,
                entered.fence(),
                eventId,
                share > shareBefore(before, to),
                entered.at().plus(stage.applyTimeout())));
    }

    private static int shareBefore(Journey before, String to) {
        return before.currentRun()
                .map(StageRun::stage)
                .map(Stage::action)
                .flatMap(action -> action instanceof Action.SetWeights weights
                        ? Optional.ofNullable(weights.weights().get(to))
                        : Optional.empty())
                .orElse(0);
    }

    /** The new version is the active one, unless the plan left a part of the traffic on the old one. */
    private void activated(Journey journey) {
        Change change = journey.compiled().plan().change();
        journey.compiled().stages().stream()
                .map(Stage::action)
                .filter(Action.SetWeights.class::isInstance)
                .map(Action.SetWeights.class::cast)
                .reduce((earlier, later) -> later)
                .filter(last -> last.weights().getOrDefault(change.to(), 0) == 100)
                .ifPresent(last -> routes.activate(last.route(), change.to()));
    }

    private void restored(Journey journey) {
        journey.compiled().targets().stream()
                .filter(target -> target.kind() == Target.Kind.ROUTE)
                .forEach(route -> routes.activate(
                        route.name(), journey.compiled().plan().change().from()));
    }

    private static QuarantineEntry entry(UUID rolloutId, RolloutEvent.VersionQuarantined event) {
        Quarantined what = event.what();
        return new QuarantineEntry(
                what.id(),
                rolloutId,
                what.environment(),
                what.service(),
                what.flag() == null ? QuarantineEntry.Kind.VERSION : QuarantineEntry.Kind.VARIANT,
                what.version(),
                what.flag(),
                event.reason(),
                event.at());
    }
}
