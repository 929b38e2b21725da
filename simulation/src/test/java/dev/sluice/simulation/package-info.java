/** The simulation of the four services' pure cores: one clock, one seed, faults, and rules checked after every step. */
@NullMarked
package dev.sluice.simulation;

import org.jspecify.annotations.NullMarked;
