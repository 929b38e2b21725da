/** The entry points: {@code Infrastructure} (PostgreSQL and Kafka in one JVM) and {@code Launcher} (the whole system). */
@NullMarked
package dev.sluice.stack;

import org.jspecify.annotations.NullMarked;
