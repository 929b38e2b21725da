/** The arithmetic of the report. */
@NullMarked
package dev.sluice.bench.rollback;

import org.jspecify.annotations.NullMarked;
