@NullMarked
package dev.sluice.flag.usage;

import org.jspecify.annotations.NullMarked;
