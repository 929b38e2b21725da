/** Tests of this package. */
@NullMarked
package dev.sluice.kit.outbox;

import org.jspecify.annotations.NullMarked;
