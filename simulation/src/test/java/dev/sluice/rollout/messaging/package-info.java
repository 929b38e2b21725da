/** Opens rollout-service's mapping of events to the simulation. */
@NullMarked
package dev.sluice.rollout.messaging;

import org.jspecify.annotations.NullMarked;
