/** A small service that uses everything of the kit; its tests are the kit's integration tests. */
@NullMarked
package dev.sluice.kit.app;

import org.jspecify.annotations.NullMarked;
