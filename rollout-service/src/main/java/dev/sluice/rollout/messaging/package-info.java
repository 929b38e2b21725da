/** Consumers of the other services' topics and the mapping of events to the wire. */
@NullMarked
package dev.sluice.rollout.messaging;

import org.jspecify.annotations.NullMarked;
