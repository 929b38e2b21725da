/** The {@code haproxy} driver against real HAProxy processes, and against peers that misbehave. */
@NullMarked
package dev.sluice.actuators.haproxy;

import org.jspecify.annotations.NullMarked;
