package dev.sluice.monitor.sources;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How new a look's numbers have to be.
 *
 * <p>A regular look takes what somebody else fetched less than half an interval ago. Since the next look is due one interval after the
 * numbers were fetched, all looks at one endpoint soon fall together: one fetch per interval, whatever the number of analyses. A look that
 * cuts (a stage was entered or applied, a bake time ends) takes nothing from before its moment.
 *
 * @param notBefore the fetch has to begin then or later
 */
public record Freshness(Instant notBefore) {
    private static final Duration MOMENT = Duration.ofMillis(1);

    /**
     * For one look.
     *
     * @param now when it begins
     * @param due when it was due; null when that is not known
     * @param looked the newest look before; null for the first
     * @param changed when the share last changed or began to
     */
    public static Freshness of(
            Instant now, @Nullable Instant due, @Nullable Instant looked, Instant changed, Duration interval) {
        if (due == null || looked == null || !changed.isBefore(looked)) {
            return new Freshness(now);
        }
        boolean regular = !due.isBefore(looked.plus(interval).minus(MOMENT));
        Instant wanted = regular ? now.minus(interval.dividedBy(2)) : due;
        Instant unseen = looked.plus(MOMENT);
        return new Freshness(wanted.isBefore(unseen) ? unseen : wanted);
    }
}
