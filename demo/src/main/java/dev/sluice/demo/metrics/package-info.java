/** Counters and histograms, and the text that Prometheus scrapes. */
@NullMarked
package dev.sluice.demo.metrics;

import org.jspecify.annotations.NullMarked;
