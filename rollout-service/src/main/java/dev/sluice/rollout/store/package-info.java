/** Rows of rollouts and their history. */
@NullMarked
package dev.sluice.rollout.store;

import org.jspecify.annotations.NullMarked;
