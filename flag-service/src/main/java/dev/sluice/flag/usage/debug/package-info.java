/** The debug log: single evaluations, sampled or of chosen callers, written down without anybody waiting for it. */
@NullMarked
package dev.sluice.flag.usage.debug;

import org.jspecify.annotations.NullMarked;
