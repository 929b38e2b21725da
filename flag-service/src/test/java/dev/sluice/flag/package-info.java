/** Tests of the whole service. */
@NullMarked
package dev.sluice.flag;

import org.jspecify.annotations.NullMarked;
