/** Starts, watches and stops the processes of the system on one machine. */
@NullMarked
package dev.sluice.stack.launch;

import org.jspecify.annotations.NullMarked;
