/** REST: rollbacks, breaking the glass, and the decision matrix. */
@NullMarked
package dev.sluice.rollback.api;

import org.jspecify.annotations.NullMarked;
