/** The market under test. */
@NullMarked
package dev.sluice.demo.market;

import org.jspecify.annotations.NullMarked;
