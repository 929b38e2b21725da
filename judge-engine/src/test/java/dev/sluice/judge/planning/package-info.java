@NullMarked
package dev.sluice.judge.planning;

import org.jspecify.annotations.NullMarked;
