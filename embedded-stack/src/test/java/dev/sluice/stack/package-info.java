/** Tests of what both entry points share. */
@NullMarked
package dev.sluice.stack;

import org.jspecify.annotations.NullMarked;
