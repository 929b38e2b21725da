/** Opens rollout-service's reading of flag-service's answers to the simulation. */
@NullMarked
package dev.sluice.rollout.application;

import org.jspecify.annotations.NullMarked;
