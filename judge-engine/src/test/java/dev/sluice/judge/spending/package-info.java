/** Tests of alpha spending. */
@NullMarked
package dev.sluice.judge.spending;

import org.jspecify.annotations.NullMarked;
