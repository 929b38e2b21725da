/** Secrets by name, from files. */
@NullMarked
package dev.sluice.kit.credentials;

import org.jspecify.annotations.NullMarked;
