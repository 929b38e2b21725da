/** Pure: the states of a rollback and what may follow on what; no clock, no I/O, no randomness. */
@NullMarked
package dev.sluice.rollback.lifecycle;

import org.jspecify.annotations.NullMarked;
