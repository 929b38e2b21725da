/** Finds flags that are stale, and says so once. */
@NullMarked
package dev.sluice.flag.usage.stale;

import org.jspecify.annotations.NullMarked;
