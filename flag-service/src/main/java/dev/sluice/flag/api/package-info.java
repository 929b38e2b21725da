/** The management API: flags, their exposure, their history. */
@NullMarked
package dev.sluice.flag.api;

import org.jspecify.annotations.NullMarked;
