package dev.sluice.flag.usage;

import dev.sluice.flag.usage.count.Unpublished;
import java.time.Instant;
import java.util.List;

/** Tells the world how often flags were evaluated. */
public interface CountAnnouncer {

    /**
     * Tells of each flag, and marks as published what was acknowledged.
     *
     * @param until when it was counted
     */
    void announce(List<Unpublished> counted, Instant until);
}
