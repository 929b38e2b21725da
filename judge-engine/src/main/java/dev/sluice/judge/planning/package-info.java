/** What a plan can find and prove with the traffic that it gets, said before it runs. */
@NullMarked
package dev.sluice.judge.planning;

import org.jspecify.annotations.NullMarked;
