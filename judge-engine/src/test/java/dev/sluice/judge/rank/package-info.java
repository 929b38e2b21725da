/** Tests of the rank test: values of Kayenta's suites and of R, identities, and what it does not see. */
@NullMarked
package dev.sluice.judge.rank;

import org.jspecify.annotations.NullMarked;
