/** A process that was asked to end ends. */
@NullMarked
package dev.sluice.kit.stop;

import org.jspecify.annotations.NullMarked;
