package dev.sluice.flag.usage.count;

import dev.sluice.flagengine.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often one thing came of one revision of a flag. It is only ever counted up: what was published is remembered beside it, so no
 * evaluation is lost between reading and resetting.
 */
final class Line {
    private final long revision;
    private final String variant;
    private final Reason reason;
    private final LongAdder evaluations = new LongAdder();

    private final Map<Sink, Long> published = new EnumMap<>(Sink.class);
    private long seen;
    private int idleRounds;

    Line(long revision, String variant, Reason reason) {
        this.revision = revision;
        this.variant = variant;
        this.reason = reason;
    }

    boolean is(long ofRevision, String ofVariant, Reason forReason) {
        return revision == ofRevision && is(ofVariant, forReason);
    }

    boolean is(String ofVariant, Reason forReason) {
        return reason == forReason && variant.equals(ofVariant);
    }

    void add(long times) {
        evaluations.add(times);
    }

    long total() {
        return evaluations.sum();
    }

    synchronized long unpublished(Sink sink) {
        return total() - published.getOrDefault(sink, 0L);
    }

    synchronized void publish(Sink sink, long count) {
        published.merge(sink, count, Long::sum);
    }

    synchronized boolean isPublished() {
        return unpublished(Sink.DATABASE) == 0 && unpublished(Sink.TOPIC) == 0;
    }

    /** For how many calls of this nothing was counted. */
    synchronized int idle() {
        long now = total();
        idleRounds = now == seen ? idleRounds + 1 : 0;
        seen = now;
        return idleRounds;
    }

    OutcomeCount count(long number) {
        return new OutcomeCount(revision, variant, reason, number);
    }

    String variant() {
        return variant;
    }

    Reason reason() {
        return reason;
    }
}
