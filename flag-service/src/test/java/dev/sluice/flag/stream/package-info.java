/** Tests of event streams. */
@NullMarked
package dev.sluice.flag.stream;

import org.jspecify.annotations.NullMarked;
