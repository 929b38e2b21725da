/** The contract that every router driver must pass, and tests of the values. */
@NullMarked
package dev.sluice.actuators;

import org.jspecify.annotations.NullMarked;
