/** Tests of means: golden values, and seeded simulations. */
@NullMarked
package dev.sluice.judge.mean;

import org.jspecify.annotations.NullMarked;
