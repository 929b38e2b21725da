/** The pure core: states of a rollout, inputs, events, and the functions decide and evolve. */
@NullMarked
package dev.sluice.rollout.lifecycle;

import org.jspecify.annotations.NullMarked;
