/** Opens flag-service's mapping of events to the simulation. */
@NullMarked
package dev.sluice.flag.messaging;

import org.jspecify.annotations.NullMarked;
