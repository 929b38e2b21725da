package dev.sluice.flag.usage.staleness;

import java.time.Instant;

/** Whether a flag is stale. */
public sealed interface Judgement {
    /** A sentence for a person. */
    String evidence();

    /** It is in use, young, or never stale. */
    record Fresh(String evidence) implements Judgement {}

    /**
     * It is to be looked at, and perhaps removed.
     *
     * @param since when the evidence begins, not when the limit was reached
     */
    record Stale(StaleReason reason, Instant since, String evidence) implements Judgement {}
}
