/** Tests of this package. */
@NullMarked
package dev.sluice.kit.body;

import org.jspecify.annotations.NullMarked;
