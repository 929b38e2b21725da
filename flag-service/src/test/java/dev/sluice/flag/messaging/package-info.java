/** Tests of events in and out. */
@NullMarked
package dev.sluice.flag.messaging;

import org.jspecify.annotations.NullMarked;
