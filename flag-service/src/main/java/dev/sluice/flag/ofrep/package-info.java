/** The OpenFeature Remote Evaluation Protocol 0.3.0. */
@NullMarked
package dev.sluice.flag.ofrep;

import org.jspecify.annotations.NullMarked;
