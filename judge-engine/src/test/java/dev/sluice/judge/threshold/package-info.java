/** Tests of absolute limits. */
@NullMarked
package dev.sluice.judge.threshold;

import org.jspecify.annotations.NullMarked;
