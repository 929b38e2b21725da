/** How long it takes until every provider that evaluates in its own process was sent a change, and what a stream costs. */
@NullMarked
package dev.sluice.bench.sync;

import org.jspecify.annotations.NullMarked;
