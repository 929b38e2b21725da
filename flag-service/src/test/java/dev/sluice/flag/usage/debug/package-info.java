@NullMarked
package dev.sluice.flag.usage.debug;

import org.jspecify.annotations.NullMarked;
