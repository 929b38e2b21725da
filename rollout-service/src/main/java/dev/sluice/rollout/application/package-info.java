/** The only shell around the core: one transaction per input, and the timers that are data. */
@NullMarked
package dev.sluice.rollout.application;

import org.jspecify.annotations.NullMarked;
