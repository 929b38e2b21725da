@NullMarked
package dev.sluice.flagengine.value;

import org.jspecify.annotations.NullMarked;
