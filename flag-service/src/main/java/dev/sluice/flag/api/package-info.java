/** REST resources of flag-service. */
@NullMarked
package dev.sluice.flag.api;

import org.jspecify.annotations.NullMarked;
