/** What a run saw - events, exposures, ends - as plain data. */
@NullMarked
package dev.sluice.e2e.matrix.history;

import org.jspecify.annotations.NullMarked;
