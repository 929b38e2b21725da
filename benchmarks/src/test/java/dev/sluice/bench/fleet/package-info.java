@NullMarked
package dev.sluice.bench.fleet;

import org.jspecify.annotations.NullMarked;
