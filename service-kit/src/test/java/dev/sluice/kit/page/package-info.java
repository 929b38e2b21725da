/** Tests of this package. */
@NullMarked
package dev.sluice.kit.page;

import org.jspecify.annotations.NullMarked;
