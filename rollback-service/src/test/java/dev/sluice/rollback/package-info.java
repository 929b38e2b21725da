/** Tests of the whole service's shape and contracts. */
@NullMarked
package dev.sluice.rollback;

import org.jspecify.annotations.NullMarked;
