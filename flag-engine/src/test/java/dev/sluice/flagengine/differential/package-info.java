/** Random definitions and contexts, evaluated here and by flagd's own evaluator for JavaScript. */
@NullMarked
package dev.sluice.flagengine.differential;

import org.jspecify.annotations.NullMarked;
