/** Server-sent events: all four topics to whoever may see them, resumable without loss or repetition. */
@NullMarked
package dev.sluice.rollout.stream;

import org.jspecify.annotations.NullMarked;
