/** Tests of this package. */
@NullMarked
package dev.sluice.kit.config;

import org.jspecify.annotations.NullMarked;
