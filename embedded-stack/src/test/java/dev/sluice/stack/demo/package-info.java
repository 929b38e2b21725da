/** Tests of what the demos compute. */
@NullMarked
package dev.sluice.stack.demo;

import org.jspecify.annotations.NullMarked;
