/** The consumer of the rollouts topic. */
@NullMarked
package dev.sluice.monitor.intake;

import org.jspecify.annotations.NullMarked;
