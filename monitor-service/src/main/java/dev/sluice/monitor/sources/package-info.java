/** Asks sources over HTTP: bounded in time and size, without redirects, one request per source and look. */
@NullMarked
package dev.sluice.monitor.sources;

import org.jspecify.annotations.NullMarked;
