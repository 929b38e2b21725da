/** Tests of the shell on a real database and broker. */
@NullMarked
package dev.sluice.rollout.application;

import org.jspecify.annotations.NullMarked;
