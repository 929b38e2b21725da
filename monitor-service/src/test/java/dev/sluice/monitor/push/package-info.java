/** Tests of pushed samples. */
@NullMarked
package dev.sluice.monitor.push;

import org.jspecify.annotations.NullMarked;
