/** The demos: one rollout on live traffic each, told as it happens and checked against what the gateway and the flag really do. */
@NullMarked
package dev.sluice.stack.demo;

import org.jspecify.annotations.NullMarked;
