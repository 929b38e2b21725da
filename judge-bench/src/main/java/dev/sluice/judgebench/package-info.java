/** Simulated rollouts, judged by the classes that production uses and by the rules of others. */
@NullMarked
package dev.sluice.judgebench;

import org.jspecify.annotations.NullMarked;
