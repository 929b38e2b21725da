/** Tests of burn rates. */
@NullMarked
package dev.sluice.judge.burn;

import org.jspecify.annotations.NullMarked;
