/** Pure judges: what counted requests, errors and durations say about a candidate; formulas and limits in docs/analysis.md. */
@NullMarked
package dev.sluice.judge;

import org.jspecify.annotations.NullMarked;
