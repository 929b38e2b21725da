/** Tests of the test support: a check that cannot fail would be worse than none. */
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;
