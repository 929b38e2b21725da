@NullMarked
package dev.sluice.flagengine;

import org.jspecify.annotations.NullMarked;
