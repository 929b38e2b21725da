package dev.sluice.monitor.sources;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.exposition.BucketSum;
import dev.sluice.monitor.exposition.ExpositionException;
import dev.sluice.monitor.exposition.Reading;
import dev.sluice.monitor.exposition.WholeNumber;
import dev.sluice.monitor.sources.PromAnswer.Point;
import dev.sluice.monitor.sources.PromMark.Arm;
import java.util.List;

/** Makes both arms' totals out of an answer; each query must have given exactly one series, that of durations one for each edge. */
final class PromReading {
    private final PromQueries queries;
    private final PromAnswer answer;

    PromReading(PromQueries queries, PromAnswer answer) {
        this.queries = queries;
        this.answer = answer;
    }

    Reading read() throws SourceFailure, ExpositionException {
        ArmCounts counts = new ArmCounts(counts(Arm.BASELINE), counts(Arm.CANDIDATE));
        double started = started(Arm.BASELINE) + started(Arm.CANDIDATE);
        return new Reading(started, new Tally(counts, durations(Arm.BASELINE), durations(Arm.CANDIDATE)));
    }

    private Counts counts(Arm arm) throws SourceFailure, ExpositionException {
        long requests = WholeNumber.of(single(PromMark.REQUESTS, arm));
        long errors = WholeNumber.of(single(PromMark.ERRORS, arm));
        return WholeNumber.counts(requests, errors);
    }

    private double single(PromMark mark, Arm arm) throws SourceFailure {
        List<Point> points = answer.of(mark, arm);
        if (points.isEmpty()) {
            throw SourceFailure.lasting("The query " + mark.word() + " gives nothing for the " + word(arm)
                    + ": no series matches (an \"or\" in the query can say what then counts).");
        }
        if (points.size() > 1) {
            throw SourceFailure.lasting("The query " + mark.word() + " gives " + points.size() + " series for the "
                    + word(arm) + ", and one is needed: add them with sum().");
        }
        return points.getFirst().value();
    }

    private Histogram durations(Arm arm) throws SourceFailure, ExpositionException {
        if (queries.duration().isEmpty()) {
            return Histogram.NONE;
        }
        List<Point> points = answer.of(PromMark.DURATION, arm);
        if (points.isEmpty()) {
            throw SourceFailure.lasting(
                    "The query duration gives nothing for the " + word(arm) + ": no bucket matches.");
        }
        if (points.stream().map(Point::edge).distinct().count() != points.size()) {
            throw SourceFailure.lasting(
                    "The query duration gives several series for one edge: add them with sum by (le).");
        }
        BucketSum buckets = new BucketSum();
        for (Point point : points) {
            buckets.add(point.edge(), WholeNumber.of(point.value()));
        }
        return buckets.histogram();
    }

    /** Nobody who started is nobody, too; sums of many start times differ in their last digits. */
    private double started(Arm arm) throws SourceFailure {
        if (answer.of(PromMark.STARTED, arm).isEmpty()) {
            return 0;
        }
        double value = single(PromMark.STARTED, arm);
        if (!Double.isFinite(value)) {
            throw SourceFailure.lasting("The query started gives no finite number.");
        }
        return Math.rint(value * 10) / 10;
    }

    private static String word(Arm arm) {
        return switch (arm) {
            case BASELINE -> "baseline";
            case CANDIDATE -> "candidate";
        };
    }
}
