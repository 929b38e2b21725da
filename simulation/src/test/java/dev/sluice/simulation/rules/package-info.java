/** What must hold after every step. */
@NullMarked
package dev.sluice.simulation.rules;

import org.jspecify.annotations.NullMarked;
