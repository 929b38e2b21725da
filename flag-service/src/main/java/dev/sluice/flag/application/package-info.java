/** The only shell around the core: one transaction per command, and the snapshot that follows. */
@NullMarked
package dev.sluice.flag.application;

import org.jspecify.annotations.NullMarked;
