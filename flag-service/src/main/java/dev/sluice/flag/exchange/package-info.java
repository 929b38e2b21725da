/** Reads files of flagd, as other tools write them. Pure. */
@NullMarked
package dev.sluice.flag.exchange;

import org.jspecify.annotations.NullMarked;
