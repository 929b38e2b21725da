/** Request bodies in YAML or JSON, bounded. */
@NullMarked
package dev.sluice.kit.body;

import org.jspecify.annotations.NullMarked;
