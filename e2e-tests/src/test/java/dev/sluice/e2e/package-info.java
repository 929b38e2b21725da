/** Black box tests against the packaged services, on real Kafka, PostgreSQL and live HTTP traffic. */
@NullMarked
package dev.sluice.e2e;

import org.jspecify.annotations.NullMarked;
