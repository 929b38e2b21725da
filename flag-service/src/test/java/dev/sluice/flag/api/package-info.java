/** Tests of the management API. */
@NullMarked
package dev.sluice.flag.api;

import org.jspecify.annotations.NullMarked;
