@NullMarked
package dev.sluice.flag.usage.stale;

import org.jspecify.annotations.NullMarked;
