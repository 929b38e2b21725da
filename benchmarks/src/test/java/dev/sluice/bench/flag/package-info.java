/** Tests of the pure parts of the flag benchmark. */
@NullMarked
package dev.sluice.bench.flag;

import org.jspecify.annotations.NullMarked;
