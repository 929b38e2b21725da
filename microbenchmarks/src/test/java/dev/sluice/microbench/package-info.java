/** Tests of the contest. */
@NullMarked
package dev.sluice.microbench;

import org.jspecify.annotations.NullMarked;
