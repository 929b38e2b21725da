/**
 * JSON as Java objects (null, {@link Boolean}, {@link Number}, {@link String}, {@link java.util.List}, {@link java.util.Map}), and what
 * JavaScript makes of them: flagd's rules are JsonLogic, whose meaning is JavaScript's.
 */
@NullMarked
package dev.sluice.flagengine.value;

import org.jspecify.annotations.NullMarked;
