/** Whether durations became longer, by how many exceed thresholds that were fixed before. */
@NullMarked
package dev.sluice.judge.latency;

import org.jspecify.annotations.NullMarked;
