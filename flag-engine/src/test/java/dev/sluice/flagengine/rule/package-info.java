@NullMarked
package dev.sluice.flagengine.rule;

import org.jspecify.annotations.NullMarked;
