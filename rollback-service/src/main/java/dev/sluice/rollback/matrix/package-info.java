/** Pure: which rollback methods answer which failure, as data. */
@NullMarked
package dev.sluice.rollback.matrix;

import org.jspecify.annotations.NullMarked;
