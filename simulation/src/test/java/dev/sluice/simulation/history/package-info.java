/** What happened, and how to tell it shortly. */
@NullMarked
package dev.sluice.simulation.history;

import org.jspecify.annotations.NullMarked;
