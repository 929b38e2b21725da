/** REST resources of monitor-service. */
@NullMarked
package dev.sluice.monitor.api;

import org.jspecify.annotations.NullMarked;
