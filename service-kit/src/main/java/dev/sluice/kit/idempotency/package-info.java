/** POST requests that may be repeated with the same Idempotency-Key. */
@NullMarked
package dev.sluice.kit.idempotency;

import org.jspecify.annotations.NullMarked;
