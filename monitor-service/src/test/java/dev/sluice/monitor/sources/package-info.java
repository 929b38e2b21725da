/** Tests of sources. */
@NullMarked
package dev.sluice.monitor.sources;

import org.jspecify.annotations.NullMarked;
