/** How long it takes until an OFREP client is told that a flag was taken back. */
@NullMarked
package dev.sluice.bench.flag;

import org.jspecify.annotations.NullMarked;
