/** How fast errors use up the budget of a service level objective, over several windows. */
@NullMarked
package dev.sluice.judge.burn;

import org.jspecify.annotations.NullMarked;
