/** Carries rollbacks out: workers on virtual threads that assert targets until the rollback is over. */
@NullMarked
package dev.sluice.rollback.execution;

import org.jspecify.annotations.NullMarked;
