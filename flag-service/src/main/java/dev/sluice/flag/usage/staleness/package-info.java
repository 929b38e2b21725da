/** Whether a flag is stale, from its kind, its age and its use. Pure. */
@NullMarked
package dev.sluice.flag.usage.staleness;

import org.jspecify.annotations.NullMarked;
