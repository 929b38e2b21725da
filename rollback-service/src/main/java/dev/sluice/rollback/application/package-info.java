/** The shell around the core: one transaction per input, and nothing is sent inside it. */
@NullMarked
package dev.sluice.rollback.application;

import org.jspecify.annotations.NullMarked;
