/** What benchmarks measure with: events as they are published, and durations. */
@NullMarked
package dev.sluice.bench.measure;

import org.jspecify.annotations.NullMarked;
