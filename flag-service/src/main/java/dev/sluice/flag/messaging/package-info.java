/** Events in and out; the wire records are private to this package. */
@NullMarked
package dev.sluice.flag.messaging;

import org.jspecify.annotations.NullMarked;
