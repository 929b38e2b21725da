/** Rules about the kit as a whole. */
@NullMarked
package dev.sluice.kit.arch;

import org.jspecify.annotations.NullMarked;
