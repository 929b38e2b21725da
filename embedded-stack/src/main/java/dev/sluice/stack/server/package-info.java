/** A real PostgreSQL and a real Kafka broker without containers, on loopback, with data that survives a restart. */
@NullMarked
package dev.sluice.stack.server;

import org.jspecify.annotations.NullMarked;
