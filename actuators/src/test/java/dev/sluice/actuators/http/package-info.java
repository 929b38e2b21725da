/** The {@code http} driver against a reference router and against routers that misbehave. */
@NullMarked
package dev.sluice.actuators.http;

import org.jspecify.annotations.NullMarked;
