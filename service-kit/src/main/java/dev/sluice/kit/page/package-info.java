/** Lists in pages with opaque cursors. */
@NullMarked
package dev.sluice.kit.page;

import org.jspecify.annotations.NullMarked;
