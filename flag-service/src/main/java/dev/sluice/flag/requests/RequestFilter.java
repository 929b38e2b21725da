package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.State;
import org.jspecify.annotations.Nullable;

/** Which change requests a list shows; null does not filter. */
public record RequestFilter(
        @Nullable String environment,
        @Nullable String service,
        @Nullable String flag,
        @Nullable State state) {}
