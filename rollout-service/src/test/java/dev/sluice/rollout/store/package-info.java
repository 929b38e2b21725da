/** Tests of what is stored. */
@NullMarked
package dev.sluice.rollout.store;

import org.jspecify.annotations.NullMarked;
