/** What the world should look like and what is being done about it: actions under fences and leases, routes kept as desired. */
@NullMarked
package dev.sluice.rollout.targets;

import org.jspecify.annotations.NullMarked;
