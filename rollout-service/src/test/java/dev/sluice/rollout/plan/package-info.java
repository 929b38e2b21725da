/** Tests of plans: reading, compiling, linting. */
@NullMarked
package dev.sluice.rollout.plan;

import org.jspecify.annotations.NullMarked;
