/** Tests of the benchmark of streams. */
@NullMarked
package dev.sluice.bench.sync;

import org.jspecify.annotations.NullMarked;
