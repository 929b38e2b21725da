/** Tests of the split between the arms: golden values, and seeded simulations. */
@NullMarked
package dev.sluice.judge.exposure;

import org.jspecify.annotations.NullMarked;
