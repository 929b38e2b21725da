/** Versions and variants that failed and must not be tried again until a person releases them. */
@NullMarked
package dev.sluice.rollout.quarantine;

import org.jspecify.annotations.NullMarked;
