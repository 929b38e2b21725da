/** Whether a value keeps to an absolute limit, by the last intervals. */
@NullMarked
package dev.sluice.judge.threshold;

import org.jspecify.annotations.NullMarked;
