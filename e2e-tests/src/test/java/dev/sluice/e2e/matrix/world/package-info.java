/** The lanes that rollouts run on - shops, visitors, a gateway - and those who watch them. */
@NullMarked
package dev.sluice.e2e.matrix.world;

import org.jspecify.annotations.NullMarked;
