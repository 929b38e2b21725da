package dev.sluice.monitor.exposition;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes both arms' counters out of an exposition and refuses numbers that cannot be counters. */
public final class ReadingExtractor {
    private static final List<String> START_TIMES =
            List.of("sluice_gateway_started_seconds", "process_start_time_seconds");

    private final Exposition exposition;
    private final SeriesSelector selector;
    private final Instant now;
    private final Duration maxAge;

    /**
     * For one exposition.
     *
     * @param maxAge how old a sample's own timestamp may be
     */
    public ReadingExtractor(Exposition exposition, SeriesSelector selector, Instant now, Duration maxAge) {
        this.exposition = exposition;
        this.selector = selector;
        this.now = now;
        this.maxAge = maxAge;
    }

    /** The cumulative counts; an arm without a series has counted nothing yet. */
    public Reading read(Arms arms) throws ExpositionException {
        require(selector.requests());
        requireErrors();
        requireDurations();
        ArmCounts counts = new ArmCounts(counts(arms.baseline()), counts(arms.candidate()));
        return new Reading(started(), new Tally(counts, durations(arms.baseline()), durations(arms.candidate())));
    }

    private double started() throws ExpositionException {
        for (String name : START_TIMES) {
            List<Sample> found = exposition.named(name);
            if (!found.isEmpty()) {
                double value = found.getFirst().value();
                if (!Double.isFinite(value)) {
                    throw new ExpositionException("The source's start time is not a number.");
                }
                return value;
            }
        }
        return 0;
    }

    private Counts counts(String arm) throws ExpositionException {
        long requests = sum(selector.requests(), arm);
        long errors = sum(selector.errors(), arm);
        return WholeNumber.counts(requests, errors);
    }

    private Histogram durations(String arm) throws ExpositionException {
        if (selector.duration().isEmpty()) {
            return Histogram.NONE;
        }
        BucketSum buckets = new BucketSum();
        for (Sample sample : exposition.named(selector.duration() + "_bucket")) {
            if (selector.matches(sample, arm)) {
                buckets.add(sample.labels().getOrDefault("le", ""), whole(sample));
            }
        }
        return buckets.histogram();
    }

    private long sum(String name, String arm) throws ExpositionException {
        long sum = 0;
        for (Sample sample : exposition.counter(name)) {
            if (selector.matches(sample, arm)) {
                sum += whole(sample);
            }
        }
        return sum;
    }

    private long whole(Sample sample) throws ExpositionException {
        long value = WholeNumber.of(sample.value());
        Instant timestamp = sample.timestamp();
        if (timestamp != null && (timestamp.isBefore(now.minus(maxAge)) || timestamp.isAfter(now.plus(maxAge)))) {
            throw new ExpositionException("The source's samples carry timestamps that are stale or in the future.");
        }
        return value;
    }

    /** Without this a counter of another name would read as a version that never fails. */
    private void requireErrors() throws ExpositionException {
        if (selector.errorsFromZero() || !exposition.announces(selector.errors())) {
            require(selector.errors());
        }
    }

    private void requireDurations() throws ExpositionException {
        String name = selector.duration();
        if (name.isEmpty()) {
            return;
        }
        if (exposition.type(name).filter("summary"::equals).isPresent()) {
            throw new ExpositionException(
                    "The source's durations are a summary; its quantiles cannot be added: a histogram is needed.");
        }
        require(name + "_bucket");
    }

    private void require(String name) throws ExpositionException {
        if (exposition.counter(name).isEmpty()) {
            throw new ExpositionException("The source exposes no series named " + name + ".");
        }
    }
}
