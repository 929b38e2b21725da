package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.haproxy.Observation.VersionNow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Watches until no session begins any more at versions that were set to 0. Pure: told what was seen and when. */
final class Quiet {

    /** How long a counter must stand still: much longer than HAProxy's threads need to see a new weight. */
    static final Duration ENOUGH = Duration.ofMillis(10);

    /** The same where a cookie may lead clients back: they come back at the pace of people. */
    static final Duration ENOUGH_WITH_COOKIE = Duration.ofSeconds(1);

    /** How long it is waited for that at most. */
    static final Duration LONGEST = Duration.ofSeconds(3);

    private record Counter(long sessions, long since, Duration enough) {}

    private final Map<String, Counter> counters = new HashMap<>();
    private final long begin;

    Quiet(Set<String> versions, Observation first, long now) {
        this.begin = now;
        versions.forEach(version -> {
            VersionNow seen = first.versions().get(version);
            if (seen != null) {
                counters.put(version, new Counter(seen.sessions(), now, seen.sticky() ? ENOUGH_WITH_COOKIE : ENOUGH));
            }
        });
    }

    /** A reload begins the counters anew, so only a higher one is a new session. */
    void look(Observation seen, long now) {
        counters.replaceAll((version, counter) -> {
            VersionNow again = seen.versions().get(version);
            long sessions = again == null ? counter.sessions() : again.sessions();
            return sessions == counter.sessions()
                    ? counter
                    : new Counter(sessions, sessions > counter.sessions() ? now : counter.since(), counter.enough());
        });
    }

    /** When to look again, counted from now; zero when all are quiet. */
    Duration left(long now) {
        long longest = counters.values().stream()
                .mapToLong(counter -> counter.enough().toNanos() - (now - counter.since()))
                .max()
                .orElse(0);
        return Duration.ofNanos(Math.max(0, longest));
    }

    /** A version that is not quiet although it was waited for long enough. */
    Optional<String> restless(long now) {
        return now - begin < LONGEST.toNanos()
                ? Optional.empty()
                : counters.entrySet().stream()
                        .filter(counter -> now - counter.getValue().since()
                                < counter.getValue().enough().toNanos())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
