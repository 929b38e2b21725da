/** Opens rollback-service's mapping of events to the simulation. */
@NullMarked
package dev.sluice.rollback.messaging;

import org.jspecify.annotations.NullMarked;
