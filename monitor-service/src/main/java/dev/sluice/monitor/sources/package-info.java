/** Asks sources: bounded in time and size, without redirects, one request per endpoint and interval. */
@NullMarked
package dev.sluice.monitor.sources;

import org.jspecify.annotations.NullMarked;
