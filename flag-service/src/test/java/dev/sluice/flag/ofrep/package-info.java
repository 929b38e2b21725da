/** Tests of OFREP. */
@NullMarked
package dev.sluice.flag.ofrep;

import org.jspecify.annotations.NullMarked;
