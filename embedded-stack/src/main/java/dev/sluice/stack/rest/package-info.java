/** A small JSON client for the services' REST interfaces. */
@NullMarked
package dev.sluice.stack.rest;

import org.jspecify.annotations.NullMarked;
