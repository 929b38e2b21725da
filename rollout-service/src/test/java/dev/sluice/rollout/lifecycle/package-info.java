/** Tests of the core: every state, every input. */
@NullMarked
package dev.sluice.rollout.lifecycle;

import org.jspecify.annotations.NullMarked;
