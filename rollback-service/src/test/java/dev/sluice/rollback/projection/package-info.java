/** Tests of the copy of rollouts. */
@NullMarked
package dev.sluice.rollback.projection;

import org.jspecify.annotations.NullMarked;
