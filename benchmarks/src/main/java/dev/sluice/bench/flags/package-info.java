/** What a large set of flags costs. */
@NullMarked
package dev.sluice.bench.flags;

import org.jspecify.annotations.NullMarked;
