/** Which rollout moves which target now. */
@NullMarked
package dev.sluice.rollout.claims;

import org.jspecify.annotations.NullMarked;
