/** Configuration of rollout-service. */
@NullMarked
package dev.sluice.rollout.config;

import org.jspecify.annotations.NullMarked;
