/** What the outside does: persons, machines, networks; drawn from a seed as a script. */
@NullMarked
package dev.sluice.simulation.faults;

import org.jspecify.annotations.NullMarked;
