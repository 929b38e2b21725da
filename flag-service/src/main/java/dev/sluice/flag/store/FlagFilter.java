package dev.sluice.flag.store;

import dev.sluice.flag.model.Kind;
import org.jspecify.annotations.Nullable;

/** Which flags a list shows; null does not filter. */
public record FlagFilter(
        @Nullable String environment,
        @Nullable String service,
        @Nullable Kind kind,
        boolean archived) {}
