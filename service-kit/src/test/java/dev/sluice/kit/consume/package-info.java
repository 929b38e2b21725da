/** Tests of this package. */
@NullMarked
package dev.sluice.kit.consume;

import org.jspecify.annotations.NullMarked;
