/** Tests of this package. */
@NullMarked
package dev.sluice.kit.topic;

import org.jspecify.annotations.NullMarked;
