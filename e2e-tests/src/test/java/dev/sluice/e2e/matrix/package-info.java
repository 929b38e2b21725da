/** The kill matrix: many rollouts stand at different stages when one part of the system is hit; all must end as if nothing had happened. */
@NullMarked
package dev.sluice.e2e.matrix;

import org.jspecify.annotations.NullMarked;
