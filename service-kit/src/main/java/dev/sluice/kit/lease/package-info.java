/** Named leases: one holder at a time, over all replicas. */
@NullMarked
package dev.sluice.kit.lease;

import org.jspecify.annotations.NullMarked;
