package dev.sluice.flag.usage.staleness;

import dev.sluice.flag.model.Kind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a flag may show no sign of life; the lifetimes that Unleash expects of its flag types. */
public final class Limits {
    private Limits() {}

    /**
     * The limit of a flag; empty when it never becomes stale.
     *
     * @param overrideDays of its card; 0: never; null: the limit of its kind
     */
    public static Optional<Duration> of(Kind kind, @Nullable Integer overrideDays) {
        int days = overrideDays == null ? days(kind) : overrideDays;
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }

    private static int days(Kind kind) {
        return switch (kind) {
            case RELEASE, EXPERIMENT -> 40;
            case OPERATIONAL -> 7;
            case PERMISSION -> 0;
        };
    }
}
