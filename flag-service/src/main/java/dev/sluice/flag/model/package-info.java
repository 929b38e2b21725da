/** What a flag is: its definition, its exposure, and what drives it. Pure. */
@NullMarked
package dev.sluice.flag.model;

import org.jspecify.annotations.NullMarked;
