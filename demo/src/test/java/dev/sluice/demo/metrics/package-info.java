/** Counting and its exposition. */
@NullMarked
package dev.sluice.demo.metrics;

import org.jspecify.annotations.NullMarked;
