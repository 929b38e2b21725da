/** Samples that programs push: checked, counted once, added up per arm. */
@NullMarked
package dev.sluice.monitor.push;

import org.jspecify.annotations.NullMarked;
