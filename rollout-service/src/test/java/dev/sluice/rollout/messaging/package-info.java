/** Tests of the wire: what is produced and what is read. */
@NullMarked
package dev.sluice.rollout.messaging;

import org.jspecify.annotations.NullMarked;
