/** OFREP's event streams: who holds a ticket is told when flags that it covers have changed, and evaluates again. */
@NullMarked
package dev.sluice.flag.stream;

import org.jspecify.annotations.NullMarked;
