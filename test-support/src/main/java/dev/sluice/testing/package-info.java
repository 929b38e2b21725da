/** What integration tests share: PostgreSQL and Kafka, callers with tokens, contract checks, a probe on topics. */
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;
