/** The demo's two programs, {@code Gateway} and {@code Shop}, and how they read their command lines. */
@NullMarked
package dev.sluice.demo;

import org.jspecify.annotations.NullMarked;
