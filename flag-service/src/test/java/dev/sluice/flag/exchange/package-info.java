@NullMarked
package dev.sluice.flag.exchange;

import org.jspecify.annotations.NullMarked;
