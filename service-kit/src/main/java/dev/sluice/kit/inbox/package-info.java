/** Which events a consumer has already handled. */
@NullMarked
package dev.sluice.kit.inbox;

import org.jspecify.annotations.NullMarked;
