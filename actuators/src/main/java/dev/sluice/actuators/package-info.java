/** Drivers that change a real target and read back what they set: the traffic routers. */
@NullMarked
package dev.sluice.actuators;

import org.jspecify.annotations.NullMarked;
