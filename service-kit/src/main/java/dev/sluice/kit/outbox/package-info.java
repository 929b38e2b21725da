/** Events written in the transaction of their effect, and the relay that publishes them in order. */
@NullMarked
package dev.sluice.kit.outbox;

import org.jspecify.annotations.NullMarked;
