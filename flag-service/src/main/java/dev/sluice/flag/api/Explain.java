package dev.sluice.flag.api;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/flags/{key}/explanation}.
 *
 * @param context as OFREP has it, with the {@code targetingKey} in it
 */
public record Explain(@NotNull Map<String, @Nullable Object> context) {}
