/** The pure plan: what a person asks for, compiled to stages with their undo, and linted. */
@NullMarked
package dev.sluice.rollout.plan;

import org.jspecify.annotations.NullMarked;
