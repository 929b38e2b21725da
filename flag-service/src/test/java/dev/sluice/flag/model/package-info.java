/** Tests of the model, and flags for tests. */
@NullMarked
package dev.sluice.flag.model;

import org.jspecify.annotations.NullMarked;
