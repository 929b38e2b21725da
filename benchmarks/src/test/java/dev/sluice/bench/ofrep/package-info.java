@NullMarked
package dev.sluice.bench.ofrep;

import org.jspecify.annotations.NullMarked;
