@NullMarked
package dev.sluice.flag.targeting;

import org.jspecify.annotations.NullMarked;
