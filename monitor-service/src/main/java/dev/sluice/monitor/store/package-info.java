/** Analyses as rows: their plan, their state as JSON, and who may look next. */
@NullMarked
package dev.sluice.monitor.store;

import org.jspecify.annotations.NullMarked;
