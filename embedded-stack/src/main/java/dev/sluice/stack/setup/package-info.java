/** Tells the services about the demo: its route, its sources and its flag. */
@NullMarked
package dev.sluice.stack.setup;

import org.jspecify.annotations.NullMarked;
