/** rollback-service around its core: transactions, leases, assertions, break glass. */
@NullMarked
package dev.sluice.simulation.rollback;

import org.jspecify.annotations.NullMarked;
