/** Errors as application/problem+json: one catalogue, one mapper for each cause. */
@NullMarked
package dev.sluice.kit.problem;

import org.jspecify.annotations.NullMarked;
