/** Tests of routes and sources. */
@NullMarked
package dev.sluice.rollout.registry;

import org.jspecify.annotations.NullMarked;
