/** What happened to a rollout, for people: built from all four topics alone, never from this service's own state. */
@NullMarked
package dev.sluice.rollout.timeline;

import org.jspecify.annotations.NullMarked;
