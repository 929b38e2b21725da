/** Many rollouts at once: rollback latency over many routes and flags, memory, and how late timers are. */
@NullMarked
package dev.sluice.bench.fleet;

import org.jspecify.annotations.NullMarked;
