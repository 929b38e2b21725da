/** A bare Quarkus endpoint to compare with. */
@NullMarked
package dev.sluice.echo;

import org.jspecify.annotations.NullMarked;
