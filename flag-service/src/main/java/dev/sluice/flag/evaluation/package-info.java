/** Which variant a caller gets and why, from an immutable snapshot. Pure. */
@NullMarked
package dev.sluice.flag.evaluation;

import org.jspecify.annotations.NullMarked;
