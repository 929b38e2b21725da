/** Tests of the decider. */
@NullMarked
package dev.sluice.flag.change;

import org.jspecify.annotations.NullMarked;
