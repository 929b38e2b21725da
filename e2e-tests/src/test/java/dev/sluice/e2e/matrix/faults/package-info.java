/** How a part of the system is hit and brought back. */
@NullMarked
package dev.sluice.e2e.matrix.faults;

import org.jspecify.annotations.NullMarked;
