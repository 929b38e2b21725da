/** Integration tests: the running service with real PostgreSQL and Kafka, and a router that speaks the published protocol. */
@NullMarked
package dev.sluice.rollback.it;

import org.jspecify.annotations.NullMarked;
