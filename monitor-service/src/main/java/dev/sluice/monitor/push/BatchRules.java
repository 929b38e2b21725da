package dev.sluice.monitor.push;

import dev.sluice.kit.problem.ProblemException;
import dev.sluice.monitor.push.PushedBatch.PushedDurations;
import dev.sluice.monitor.push.PushedBatch.PushedSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch must fulfil besides its form: all of it, or nothing is counted. */
final class BatchRules {
    /** How far a reporter's clock may be ahead. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** How late a batch may come; by then it is known whether it was counted already. */
    static final Duration LATE = Duration.ofHours(1);

    private static final long LARGEST = 1L << 53;

    private BatchRules() {}

    static void require(PushedBatch batch, Instant now) {
        Set<String> arms = new HashSet<>();
        for (int index = 0; index < batch.samples().size(); index++) {
            PushedSample sample = batch.samples().get(index);
            String path = "samples[" + index + "].";
            if (sample.at().isAfter(now.plus(SKEW))) {
                throw wrong(path + "at", "lies more than a minute ahead: set the reporter's clock");
            }
            if (sample.at().isBefore(now.minus(LATE))) {
                throw wrong(path + "at", "lies more than an hour back: such samples are not counted any more");
            }
            if (sample.since() != null && sample.since().isAfter(sample.at())) {
                throw wrong(path + "since", "lies after at");
            }
            if (sample.requests() > LARGEST || sample.errors() > sample.requests()) {
                throw wrong(path + "errors", "at most as many as requests, and these at most 2^53");
            }
            if (batch.kind() == PushedBatch.Kind.CUMULATIVE && !arms.add(sample.arm())) {
                throw wrong(path + "arm", "stands in this batch already; cumulative counts of an arm are sent once");
            }
            requireDurations(sample.durations(), path + "durations");
        }
    }

    private static void requireDurations(@Nullable PushedDurations durations, String path) {
        if (durations == null) {
            return;
        }
        List<Double> edges = durations.edges();
        for (int index = 0; index < edges.size(); index++) {
            double edge = edges.get(index);
            if (!(edge > 0 && Double.isFinite(edge)) || (index > 0 && edge <= edges.get(index - 1))) {
                throw wrong(path + ".edges", "are finite seconds above 0, each larger than the one before");
            }
        }
        if (durations.counts().size() != edges.size() + 1
                || durations.counts().stream().anyMatch(count -> count > LARGEST)) {
            throw wrong(path + ".counts", "are one more than the edges, each at most 2^53");
        }
    }

    static ProblemException wrong(String path, String message) {
        return new ProblemException(
                        PushProblem.INVALID_SAMPLES, "Nothing of this batch was counted: " + path + " " + message + ".")
                .error(path, message);
    }
}
