/** Opens rollout-service's judgement about a route to the simulation. */
@NullMarked
package dev.sluice.rollout.targets;

import org.jspecify.annotations.NullMarked;
