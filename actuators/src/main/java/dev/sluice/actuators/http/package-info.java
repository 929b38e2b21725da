/** The {@code http} driver: speaks docs/router-protocol.md to whatever proxy implements it. */
@NullMarked
package dev.sluice.actuators.http;

import org.jspecify.annotations.NullMarked;
