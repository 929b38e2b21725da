package dev.sluice.simulation.rules;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Flag;
import dev.sluice.simulation.bus.Kafka;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.flag.Share;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules about what users see: routers' weights and flags' exposures. */
final class Exposure {
    private record Held(long since, Weights weights) {}

    private final Timeline timeline;
    private final Kafka kafka;
    private final Published published;
    private final Live live;
    private final Undoing undoing;
    private final Map<String, List<Held>> held = new HashMap<>();
    private final Map<String, Fence> rolledBackBy = new HashMap<>();

    Exposure(Timeline timeline, Kafka kafka, Published published, Live live, Undoing undoing) {
        this.timeline = timeline;
        this.kafka = kafka;
        this.published = published;
        this.live = live;
        this.undoing = undoing;
    }

    void changed(Router router, Weights before, @Nullable Command by) {
        held.computeIfAbsent(router.route(), name -> new ArrayList<>()).add(new Held(timeline.now(), router.weights()));
        undoing.changed(router);
        if (by == null) {
            rolledBackBy.remove(router.route());
        }
        for (Live.Bringing bringing : live.all()) {
            if (bringing.target().equals(router.route())) {
                int was = before.percent(bringing.to());
                int is = router.weights().percent(bringing.to());
                if (is > was) {
                    raised(bringing, router, was, by);
                }
            }
        }
        if (by != null && by.fence().direction() == Fence.Direction.ROLLBACK) {
            rolledBackBy.put(router.route(), by.fence());
        }
    }

    private void raised(Live.Bringing bringing, Router router, int was, @Nullable Command by) {
        boolean own = by == null || by.rollout().equals(bringing.rollout());
        Long started = own ? published.rollbackStarted(bringing.rollout()) : null;
        if (started != null) {
            undoing.expect(router, bringing, was);
        }
        if (by == null) {
            return;
        }
        Violation.unless(
                started == null || !bringing.armed() || by.decidedAt() <= started + StopReader.KNOWLEDGE,
                Rule.EXPOSURE_NEVER_RISES_AFTER_ROLLBACK_STARTED,
                by.who() + " raised " + bringing.to() + " on " + router.route()
                        + " by a write that began after rollback.started");
        Fence back = rolledBackBy.get(router.route());
        Violation.unless(
                !router.comparing() || back == null || !by.fence().isLowerThan(back),
                Rule.EXPOSURE_NEVER_RISES_AFTER_ROLLBACK_STARTED,
                by.who() + " raised " + bringing.to() + " on " + router.route() + ", which knew the rollback's fence");
        whileAway(bringing, by.decidedAt(), by.who() + " raised " + bringing.to() + " on " + router.route());
    }

    private void whileAway(Live.Bringing bringing, long decidedAt, String what) {
        Violation.unless(
                !kafka.away() || !bringing.underWay() || decidedAt <= kafka.since() + StopReader.KNOWLEDGE,
                Rule.NOTHING_RISES_WHILE_KAFKA_IS_AWAY,
                what + " while Kafka was away");
    }

    void changed(Flag before, Flag after, FlagCommand command, long asked) {
        dev.sluice.flag.model.Fence fence = command.fenceOrNull();
        if (fence == null || !(command instanceof FlagCommand.Advance)) {
            return; // a person may raise, and a rollback gives back what a person had set before the rollout
        }
        for (Live.Bringing bringing : live.all()) {
            boolean rises = Share.of(after.exposure(), bringing.to()) > Share.of(before.exposure(), bringing.to());
            if (bringing.rollout().equals(fence.rollout()) && rises) {
                Long started = published.rollbackStarted(bringing.rollout());
                Violation.unless(
                        started == null || asked <= started + StopReader.KNOWLEDGE,
                        Rule.EXPOSURE_NEVER_RISES_AFTER_ROLLBACK_STARTED,
                        "flag-service raised " + bringing.to() + " of " + after.key() + " after rollback.started");
                whileAway(bringing, asked, "flag-service raised " + bringing.to() + " of " + after.key());
            }
        }
    }

    /** An applier says that the route holds these weights since {@code begun}, or held them meanwhile. */
    void applied(UUID rollout, String route, Map<String, Integer> weights, long begun) {
        Weights wanted = Weights.of(weights);
        List<Held> past = held.getOrDefault(route, List.of());
        for (int index = past.size() - 1; index >= 0; index--) {
            if (past.get(index).weights().sameShares(wanted)) {
                return;
            }
            if (past.get(index).since() < begun) {
                break;
            }
        }
        throw new Violation(
                Rule.APPLIED_MEANS_READ_BACK,
                rollout + " counts " + weights + " on " + route + " as applied; it never held");
    }
}
