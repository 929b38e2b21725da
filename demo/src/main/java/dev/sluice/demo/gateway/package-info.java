/** A reverse proxy that splits one route's traffic by whole percents and implements docs/router-protocol.md. */
@NullMarked
package dev.sluice.demo.gateway;

import org.jspecify.annotations.NullMarked;
