/** Tests of the launcher's files and of the processes that it recognises again. */
@NullMarked
package dev.sluice.stack.launch;

import org.jspecify.annotations.NullMarked;
