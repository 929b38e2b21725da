/** Opens monitor-service's mapping of events to the simulation. */
@NullMarked
package dev.sluice.monitor.messaging;

import org.jspecify.annotations.NullMarked;
