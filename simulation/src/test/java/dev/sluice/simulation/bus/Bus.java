package dev.sluice.simulation.bus;

import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.world.Timeline;

/** What everything that sends or receives needs. */
public record Bus(Timeline timeline, Kafka kafka, Journal journal) {}
