/** Many shops at once, for tests that run many rollouts side by side. */
@NullMarked
package dev.sluice.demo.market;

import org.jspecify.annotations.NullMarked;
