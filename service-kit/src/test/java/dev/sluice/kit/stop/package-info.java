/** Tests of this package. */
@NullMarked
package dev.sluice.kit.stop;

import org.jspecify.annotations.NullMarked;
