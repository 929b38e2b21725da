/** Decides what a command does to a flag. Pure. */
@NullMarked
package dev.sluice.flag.change;

import org.jspecify.annotations.NullMarked;
