/** rollout-service around its core: transactions, actions, timers, the watch over routes. */
@NullMarked
package dev.sluice.simulation.rollout;

import org.jspecify.annotations.NullMarked;
