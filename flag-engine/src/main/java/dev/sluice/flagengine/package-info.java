/**
 * Flags as flagd defines them (flags.json of open-feature/flagd-schemas 0.2): read once, compiled, evaluated without copying anything.
 * Pure.
 */
@NullMarked
package dev.sluice.flagengine;

import org.jspecify.annotations.NullMarked;
