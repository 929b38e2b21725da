/** Benchmarks of a running stack; each writes its result as text. */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
