/** The stock OpenFeature clients against the running system, and those of docs/flags.md as they stand there. */
@NullMarked
package dev.sluice.e2e.clients;

import org.jspecify.annotations.NullMarked;
