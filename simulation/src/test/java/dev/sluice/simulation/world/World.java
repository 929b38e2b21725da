package dev.sluice.simulation.world;

import dev.sluice.simulation.bus.Bus;
import java.util.function.Supplier;

/** What every part of the simulation shares. */
public record World(Bus bus, Chance chance, Ids ids, Sabotage sabotage) {
    public Timeline timeline() {
        return bus.timeline();
    }

    public long now() {
        return bus.timeline().now();
    }

    /** One line of the history. */
    public void step(String who, Supplier<String> what) {
        bus.journal().step(who, what);
    }
}
