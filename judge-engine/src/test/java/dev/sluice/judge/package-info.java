/** Tests of the judges: golden values, and seeded simulations of the error rates that they promise. */
@NullMarked
package dev.sluice.judge;

import org.jspecify.annotations.NullMarked;
