/** Tests of quarantine. */
@NullMarked
package dev.sluice.rollout.quarantine;

import org.jspecify.annotations.NullMarked;
