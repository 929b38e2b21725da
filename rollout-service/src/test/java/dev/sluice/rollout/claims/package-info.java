/** Tests of claims. */
@NullMarked
package dev.sluice.rollout.claims;

import org.jspecify.annotations.NullMarked;
