/** Time, chance, processes and their services. */
@NullMarked
package dev.sluice.simulation.world;

import org.jspecify.annotations.NullMarked;
