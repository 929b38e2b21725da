/** Tests of this package. */
@NullMarked
package dev.sluice.kit.envelope;

import org.jspecify.annotations.NullMarked;
