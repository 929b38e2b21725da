/** Whether the mean of a value rose, by a sequence of bounds that holds at every look. */
@NullMarked
package dev.sluice.judge.mean;

import org.jspecify.annotations.NullMarked;
