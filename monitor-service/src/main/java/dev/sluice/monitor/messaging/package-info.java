/** Reads the events of rollouts and writes verdicts; the wire format of docs/events.md. */
@NullMarked
package dev.sluice.monitor.messaging;

import org.jspecify.annotations.NullMarked;
