/** How long it takes from a published UNHEALTHY verdict until the gateway sends the bad version nothing. */
@NullMarked
package dev.sluice.bench.rollback;

import org.jspecify.annotations.NullMarked;
