/** Tables of flags, their history and the version of the catalogue. */
@NullMarked
package dev.sluice.flag.store;

import org.jspecify.annotations.NullMarked;
