@NullMarked
package dev.sluice.kit.broadcast;

import org.jspecify.annotations.NullMarked;
