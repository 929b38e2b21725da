/** Tests of the timeline. */
@NullMarked
package dev.sluice.rollout.timeline;

import org.jspecify.annotations.NullMarked;
