/** Rules that the whole service obeys. */
@NullMarked
package dev.sluice.rollout;

import org.jspecify.annotations.NullMarked;
