/** One rollout at a time per target, with ids that grow from one holder to the next. */
@NullMarked
package dev.sluice.rollout.claims;

import org.jspecify.annotations.NullMarked;
