/** monitor-service around its core, and the users whose requests it counts. */
@NullMarked
package dev.sluice.simulation.monitor;

import org.jspecify.annotations.NullMarked;
