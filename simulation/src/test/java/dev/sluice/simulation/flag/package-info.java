/** flag-service around its core. */
@NullMarked
package dev.sluice.simulation.flag;

import org.jspecify.annotations.NullMarked;
