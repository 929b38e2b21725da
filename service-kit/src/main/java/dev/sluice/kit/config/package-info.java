/** Defaults that every service shares. */
@NullMarked
package dev.sluice.kit.config;

import org.jspecify.annotations.NullMarked;
