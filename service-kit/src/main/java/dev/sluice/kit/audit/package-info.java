/** Who changed what, when and why. */
@NullMarked
package dev.sluice.kit.audit;

import org.jspecify.annotations.NullMarked;
