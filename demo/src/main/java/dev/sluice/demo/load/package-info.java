/** Visitors: a steady stream of requests through the gateway. */
@NullMarked
package dev.sluice.demo.load;

import org.jspecify.annotations.NullMarked;
