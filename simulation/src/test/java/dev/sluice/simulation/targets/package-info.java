/** Routers as they are: slow, deaf, forgetful, with or without a memory for fences. */
@NullMarked
package dev.sluice.simulation.targets;

import org.jspecify.annotations.NullMarked;
