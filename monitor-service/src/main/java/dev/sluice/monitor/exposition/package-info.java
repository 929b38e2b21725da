/** Pure reader of the Prometheus text format: strict and bounded, and it never repeats what it read in an error. */
@NullMarked
package dev.sluice.monitor.exposition;

import org.jspecify.annotations.NullMarked;
