/** Routes and sources that an admin registered; plans name them and never carry a URL. */
@NullMarked
package dev.sluice.rollout.registry;

import org.jspecify.annotations.NullMarked;
