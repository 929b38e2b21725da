/** Routes and metric sources that an admin registered, by name. */
@NullMarked
package dev.sluice.rollout.registry;

import org.jspecify.annotations.NullMarked;
