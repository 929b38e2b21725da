package dev.sluice.simulation.targets;

import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.world.Chance;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Timeline;

/** What routers need of the world. */
public record Site(Timeline timeline, Journal journal, Chance chance, Router.Watcher watcher, Sabotage sabotage) {}
