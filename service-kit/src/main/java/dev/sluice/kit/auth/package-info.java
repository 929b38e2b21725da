/** Who calls, and what they may do: tokens, roles, grants. */
@NullMarked
package dev.sluice.kit.auth;

import org.jspecify.annotations.NullMarked;
