/** Tests of this package. */
@NullMarked
package dev.sluice.kit.credentials;

import org.jspecify.annotations.NullMarked;
