/** Tests of the simulation. */
@NullMarked
package dev.sluice.judgebench;

import org.jspecify.annotations.NullMarked;
