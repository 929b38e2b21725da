package dev.sluice.rollout.targets;

import java.time.Duration;

/**
 * How often each route is read: as usual as long as there are few, with many of them less often, but never so seldom that its lease ends or
 * that a router which forgot is not told again within 2 s.
 *
 * @param usual the time between two looks at a route
 * @param perSecond how many looks a replica takes in a second before it slows down
 * @param lease how long a route is ours without a look
 */
record WatchPace(Duration usual, int perSecond, Duration lease) {

    /** Leaves half a second of the two in which a router that forgot is told again. */
    private static final Duration LONGEST = Duration.ofMillis(1500);

    WatchPace {
        if (perSecond < 1) {
            throw new IllegalArgumentException("sluice.targets.watches-per-second must be at least 1");
        }
    }

    /** The time between two looks at each of so many routes. */
    Duration pause(int routes) {
        Duration needed = Duration.ofSeconds(1).multipliedBy(routes).dividedBy(perSecond);
        Duration longest = shorter(LONGEST, lease.multipliedBy(3).dividedBy(4));
        return longer(usual, shorter(needed, longest));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
