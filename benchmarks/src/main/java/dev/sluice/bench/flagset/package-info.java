/** Flags to measure with, in an environment of their own. */
@NullMarked
package dev.sluice.bench.flagset;

import org.jspecify.annotations.NullMarked;
