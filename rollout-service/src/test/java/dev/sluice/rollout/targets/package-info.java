/** Tests of actions and kept routes. */
@NullMarked
package dev.sluice.rollout.targets;

import org.jspecify.annotations.NullMarked;
