package dev.sluice.simulation.rollout;

import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import dev.sluice.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Due times in the rows; every process looks for them. Each one's list may be old by the time it fires: the row is asked again. */
final class RolloutTimers {
    private final World world;
    private final Service service;
    private final RolloutShell shell;
    private final Closing closing;
    private long planned = Long.MAX_VALUE;

    RolloutTimers(World world, Service service, RolloutShell shell, Closing closing) {
        this.world = world;
        this.service = service;
        this.shell = shell;
        this.closing = closing;
    }

    /** Some due time changed: looks are made shortly after the earliest, by whoever runs then. */
    void plan() {
        long earliest = shell.rows().values().stream()
                .map(RolloutRow::due)
                .filter(Objects::nonNull)
                .mapToLong(Timeline::millis)
                .min()
                .orElse(Long.MAX_VALUE);
        long at = Math.max(earliest, world.now() + 1);
        if (earliest != Long.MAX_VALUE && at < planned) {
            planned = at;
            world.timeline().at(at, () -> fall(at));
        }
    }

    private void fall(long at) {
        if (at == planned) {
            planned = Long.MAX_VALUE;
            service.each(200, this::look);
            world.timeline().after(300, this::plan);
        }
    }

    void look(Replica replica) {
        Instant now = world.timeline().instant();
        List<UUID> due = new ArrayList<>();
        for (Map.Entry<UUID, RolloutRow> row : shell.rows().entrySet()) {
            Instant when = row.getValue().due();
            if (when != null
                    && !when.isAfter(now)
                    && closing.allows(replica, row.getValue().state())) {
                due.add(row.getKey());
            }
        }
        due.forEach(id -> replica.soon(5, () -> fire(replica, id, now)));
    }

    private void fire(Replica replica, UUID id, Instant looked) {
        Instant due = Objects.requireNonNull(shell.rows().get(id)).due();
        if (due != null && !due.isAfter(looked)) {
            world.step(replica.name(), () -> "finds the timer of rollout " + id + " due");
            shell.handle(id, new RolloutInput.TimeElapsed(), null);
        }
    }
}
