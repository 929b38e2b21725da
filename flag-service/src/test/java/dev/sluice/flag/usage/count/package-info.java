@NullMarked
package dev.sluice.flag.usage.count;

import org.jspecify.annotations.NullMarked;
