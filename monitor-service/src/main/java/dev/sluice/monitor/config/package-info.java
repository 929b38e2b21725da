/** Settings of monitor-service. */
@NullMarked
package dev.sluice.monitor.config;

import org.jspecify.annotations.NullMarked;
