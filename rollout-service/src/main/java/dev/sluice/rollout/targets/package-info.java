/** What actions do to the world: action rows with fence and lease, workers per target, owned desired weights. */
@NullMarked
package dev.sluice.rollout.targets;

import org.jspecify.annotations.NullMarked;
