/** Tests of the event stream. */
@NullMarked
package dev.sluice.rollout.stream;

import org.jspecify.annotations.NullMarked;
