/** Counts evaluations by flag, revision, variant and reason, cheap enough for each one. Pure. */
@NullMarked
package dev.sluice.flag.usage.count;

import org.jspecify.annotations.NullMarked;
