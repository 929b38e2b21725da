@NullMarked
package dev.sluice.flag.usage.staleness;

import org.jspecify.annotations.NullMarked;
