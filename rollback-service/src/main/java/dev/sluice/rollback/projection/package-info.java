/** Pure: this service's own copy of every rollout, folded from the events of rollout-service alone. */
@NullMarked
package dev.sluice.rollback.projection;

import org.jspecify.annotations.NullMarked;
