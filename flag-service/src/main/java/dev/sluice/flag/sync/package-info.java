/** Flags for providers that evaluate in their own process: gRPC {@code flagd.sync.v1}. */
@NullMarked
package dev.sluice.flag.sync;

import org.jspecify.annotations.NullMarked;
