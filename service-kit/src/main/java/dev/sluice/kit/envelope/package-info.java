/** The CloudEvents envelope: what every event carries, and how it is written to and read from Kafka headers. */
@NullMarked
package dev.sluice.kit.envelope;

import org.jspecify.annotations.NullMarked;
