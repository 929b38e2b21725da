/** Whether the traffic that was counted is split between the arms as the plan wants it. */
@NullMarked
package dev.sluice.judge.exposure;

import org.jspecify.annotations.NullMarked;
