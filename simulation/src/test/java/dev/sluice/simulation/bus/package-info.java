/** Kafka, outbox, inbox, consumer groups and stop-readers in memory, with what makes them deliver late, twice or to somebody else. */
@NullMarked
package dev.sluice.simulation.bus;

import org.jspecify.annotations.NullMarked;
