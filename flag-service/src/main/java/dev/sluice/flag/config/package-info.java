/** Configuration of this service. */
@NullMarked
package dev.sluice.flag.config;

import org.jspecify.annotations.NullMarked;
