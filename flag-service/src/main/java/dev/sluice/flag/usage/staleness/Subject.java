package dev.sluice.flag.usage.staleness;

import dev.sluice.flag.model.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The flag that is judged.
 *
 * @param staleAfterDays of its card; 0: never; null: the limit of its kind
 * @param changedAt when its newest revision was written; when it was created, if it was never changed
 * @param driven a rollout is under way with it
 */
public record Subject(Kind kind, @Nullable Integer staleAfterDays, Instant changedAt, boolean driven) {}
