package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import java.util.List;
import java.util.OptionalLong;

/** After {@code rollback.started} the share may rise by the one write in flight, and must be down again within 500 ms. */
public final class NoReexposure implements Check {
    static final long MOST_MILLIS = 500;

    @Override
    public List<String> violations(Story story) {
        long longest = longestMillis(story);
        return longest <= MOST_MILLIS
                ? List.of()
                : List.of("exposed again for " + longest + " ms after rollback.started");
    }

    /** The longest time during which the share was above its lowest since {@code rollback.started}; 0 when it never rose. */
    public static long longestMillis(Story story) {
        OptionalLong started =
                story.named("rollback.started").mapToLong(Event::published).min();
        if (started.isEmpty()) {
            return 0;
        }
        double lowest = Double.MAX_VALUE;
        long roseAt = 0;
        long longest = 0;
        boolean raised = false;
        for (Exposure exposure : story.exposures()) {
            if (exposure.at() <= started.getAsLong()) {
                lowest = exposure.percent();
                continue;
            }
            boolean above = exposure.percent() > lowest;
            if (above && !raised) {
                roseAt = exposure.at();
            }
            if (raised || above) {
                longest = Math.max(longest, exposure.at() - roseAt);
            }
            raised = above;
            lowest = Math.min(lowest, exposure.percent());
        }
        return longest;
    }
}
