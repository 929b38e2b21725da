/** One rule each about what was seen; pure. */
@NullMarked
package dev.sluice.e2e.matrix.checks;

import org.jspecify.annotations.NullMarked;
