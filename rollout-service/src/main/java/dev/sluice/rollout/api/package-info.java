/** REST resources of rollouts and plans, their views and their problem catalogue. */
@NullMarked
package dev.sluice.rollout.api;

import org.jspecify.annotations.NullMarked;
