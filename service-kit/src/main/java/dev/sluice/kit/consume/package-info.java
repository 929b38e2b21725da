/** How a consumer handles one record: parse, then one transaction, retried while the world around is broken. */
@NullMarked
package dev.sluice.kit.consume;

import org.jspecify.annotations.NullMarked;
