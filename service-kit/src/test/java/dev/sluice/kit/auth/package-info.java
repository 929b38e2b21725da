/** Tests of this package. */
@NullMarked
package dev.sluice.kit.auth;

import org.jspecify.annotations.NullMarked;
