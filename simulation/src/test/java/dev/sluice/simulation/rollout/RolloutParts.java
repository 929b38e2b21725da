package dev.sluice.simulation.rollout;

import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.World;
import java.util.Map;

/** What the loops of rollout-service share. */
record RolloutParts(
        World world,
        Service service,
        Reactions reactions,
        Map<String, RouteRow> routes,
        RolloutShell shell,
        Outbox outbox,
        RolloutWatch watch) {}
