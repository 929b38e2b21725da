/** Tests of the decision matrix. */
@NullMarked
package dev.sluice.rollback.matrix;

import org.jspecify.annotations.NullMarked;
