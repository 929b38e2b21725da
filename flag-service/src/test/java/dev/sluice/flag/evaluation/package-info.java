/** Tests of evaluation. */
@NullMarked
package dev.sluice.flag.evaluation;

import org.jspecify.annotations.NullMarked;
