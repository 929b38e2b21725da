package dev.sluice.monitor.exposition;

import java.util.Map;

/**
 * Which series of a source belong to whom.
 *
 * @param requests name of the counter of requests
 * @param errors name of the counter of failed requests
 * @param duration name of the histogram of durations in seconds; empty when none is needed
 * @param fixed labels that every series must have, such as the route
 * @param armLabel the label whose value is the version or the variant
 * @param errorsFromZero whether the source promises a series of errors before the first one; else its {@code # TYPE} line is enough
 */
public record SeriesSelector(
        String requests,
        String errors,
        String duration,
        Map<String, String> fixed,
        String armLabel,
        boolean errorsFromZero) {
    public SeriesSelector {
        fixed = Map.copyOf(fixed);
    }

    /** The same without durations. */
    public SeriesSelector countsOnly() {
        return new SeriesSelector(requests, errors, "", fixed, armLabel, errorsFromZero);
    }

    boolean matches(Sample sample, String arm) {
        return sample.labels().entrySet().containsAll(fixed.entrySet())
                && arm.equals(sample.labels().get(armLabel));
    }
}
