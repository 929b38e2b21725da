/** Tests against the packaged infrastructure, as a process of its own. */
@NullMarked
package dev.sluice.stack.server;

import org.jspecify.annotations.NullMarked;
