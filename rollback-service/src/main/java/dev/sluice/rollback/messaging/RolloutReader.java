package dev.sluice.rollback.messaging;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.rollback.matrix.StageAction;
import dev.sluice.rollback.messaging.RolloutRecords.EndpointsData;
import dev.sluice.rollback.messaging.RolloutRecords.OfAttempt;
import dev.sluice.rollback.messaging.RolloutRecords.RouteData;
import dev.sluice.rollback.messaging.RolloutRecords.StageData;
import dev.sluice.rollback.projection.Identity;
import dev.sluice.rollback.projection.PlanCopy;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.RoutePoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the events of {@code sluice.rollouts.v1}. */
final class RolloutReader {
    static final String REQUESTED = "dev.sluice.rollout.rollback-requested.v1";
    private static final String ROLLOUT = "dev.sluice.rollout.";

    private RolloutReader() {}

    /** What the event means for the copy; empty for events about something else than one rollout's course. */
    static Optional<RolloutFact> fact(EventEnvelope event) {
        if (!event.type().startsWith(ROLLOUT)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (event.type().substring(ROLLOUT.length())) {
                    case "planned.v1" -> planned(event);
                    case "stage-entered.v1" -> entered(event);
                    case "retried.v1" -> new RolloutFact.Retried(attempt(event));
                    case "resumed.v1" -> new RolloutFact.Resumed(attempt(event));
                    case "halted.v1" -> new RolloutFact.Halted(attempt(event));
                    case "closed.v1", "rolled-back.v1", "cancelled.v1" -> new RolloutFact.Ended(attempt(event));
                    default -> new RolloutFact.Passed();
                });
    }

    static UUID rolloutId(EventEnvelope event) {
        try {
            return UUID.fromString(event.subject());
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(event + " has a subject that is no rollout id", e);
        }
    }

    private static RolloutFact planned(EventEnvelope event) {
        RolloutRecords.Planned data = EventData.read(event, RolloutRecords.Planned.class);
        Identity identity = new Identity(
                rolloutId(event),
                requireNonNullElse(data.name(), ""),
                EventData.required(data.service(), "service", event),
                EventData.required(data.environment(), "environment", event));
        List<StageData> stages = requireNonNullElse(data.stages(), List.of());
        return new RolloutFact.Planned(
                identity,
                positive(data.attempt(), event),
                new PlanCopy(
                        stages.stream().map(RolloutReader::action).toList(),
                        UndoReader.read(EventData.required(data.undo(), "undo", event), event),
                        routes(data.endpoints())));
    }

    private static RolloutFact entered(EventEnvelope event) {
        RolloutRecords.StageEntered data = EventData.read(event, RolloutRecords.StageEntered.class);
        return new RolloutFact.StageEntered(
                positive(data.attempt(), event),
                data.stage(),
                UndoReader.read(EventData.required(data.undo(), "undo", event), event));
    }

    private static StageAction action(StageData stage) {
        String type =
                stage.action() == null ? "" : requireNonNullElse(stage.action().type(), "");
        return switch (type) {
            case "set-weights" -> StageAction.SET_WEIGHTS;
            case "set-flag" -> StageAction.SET_FLAG;
            case "observe" -> StageAction.OBSERVE;
            default -> StageAction.UNKNOWN;
        };
    }

    /** A route without an address is left out: its step then says that it cannot be reached. */
    private static Map<String, RoutePoint> routes(@Nullable EndpointsData endpoints) {
        Map<String, RoutePoint> routes = new HashMap<>();
        if (endpoints != null && endpoints.routes() != null) {
            endpoints.routes().forEach((name, route) -> point(route).ifPresent(point -> routes.put(name, point)));
        }
        return routes;
    }

    private static Optional<RoutePoint> point(RouteData route) {
        return route.driver() == null || route.url() == null
                ? Optional.empty()
                : Optional.of(new RoutePoint(route.driver(), route.url(), route.credential()));
    }

    private static int attempt(EventEnvelope event) {
        return positive(EventData.read(event, OfAttempt.class).attempt(), event);
    }

    static int positive(int attempt, EventEnvelope event) {
        if (attempt < 1) {
            throw new MalformedEventException(event + " has no attempt");
        }
        return attempt;
    }
}
