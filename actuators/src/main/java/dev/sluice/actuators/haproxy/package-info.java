/** The {@code haproxy} driver: moves the shares of a route by HAProxy's runtime API; docs/router-haproxy.md. */
@NullMarked
package dev.sluice.actuators.haproxy;

import org.jspecify.annotations.NullMarked;
