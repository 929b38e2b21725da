/** What an evaluation costs in process: the same rules in Sluice's engine and in the libraries of others. */
@NullMarked
package dev.sluice.microbench;

import org.jspecify.annotations.NullMarked;
