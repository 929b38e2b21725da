/** Tests of monitor-service with real servers, and of its contracts and boundaries. */
@NullMarked
package dev.sluice.monitor;

import org.jspecify.annotations.NullMarked;
