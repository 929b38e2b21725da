package dev.sluice.flag.usage.staleness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a flag's use.
 *
 * @param seen when each variant was seen last; the default in the caller's code counts as one
 * @param countedSince nothing is known of the time before
 * @param mayBeUsedInProcess providers that evaluate in their own process had the flag within its limit, and do not tell what they do with it
 */
public record FlagUse(List<Seen> seen, Instant countedSince, boolean mayBeUsedInProcess) {

    /** A variant and when it was seen last. */
    public record Seen(String variant, Instant last) {}

    public FlagUse {
        seen = seen.stream().sorted(Comparator.comparing(Seen::last).reversed()).toList();
    }

    /** When it was evaluated last; empty: never. */
    public Optional<Instant> lastEvaluated() {
        return seen.stream().findFirst().map(Seen::last);
    }

    /** When another variant than the newest was seen last; empty: never. */
    Optional<Instant> lastOfOthers() {
        return seen.stream().skip(1).findFirst().map(Seen::last);
    }
}
