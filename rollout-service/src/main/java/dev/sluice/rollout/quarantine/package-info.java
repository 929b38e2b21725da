/** Versions and variants that failed and are refused until a person releases them. */
@NullMarked
package dev.sluice.rollout.quarantine;

import org.jspecify.annotations.NullMarked;
