/** Events in and out: consumers, tolerant readers of others' events, and the writer of this service's own. */
@NullMarked
package dev.sluice.rollback.messaging;

import org.jspecify.annotations.NullMarked;
