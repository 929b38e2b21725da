/** Pure analysis of one rollout: its plan, its state, how events and looks change it, and the verdict that follows. */
@NullMarked
package dev.sluice.monitor.analysis;

import org.jspecify.annotations.NullMarked;
