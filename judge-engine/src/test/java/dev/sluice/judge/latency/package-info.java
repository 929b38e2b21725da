/** Tests of the evidence on durations: golden values by enumeration, and seeded simulations. */
@NullMarked
package dev.sluice.judge.latency;

import org.jspecify.annotations.NullMarked;
