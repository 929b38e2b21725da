/** Rows of this service: copies of rollouts, rollbacks, their history and leases. */
@NullMarked
package dev.sluice.rollback.store;

import org.jspecify.annotations.NullMarked;
