/** Tests of the rollback's core: the approved table, random histories, and the cases worth a sentence. */
@NullMarked
package dev.sluice.rollback.lifecycle;

import org.jspecify.annotations.NullMarked;
