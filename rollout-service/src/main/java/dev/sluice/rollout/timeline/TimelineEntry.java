package dev.sluice.rollout.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened.
 *
 * @param position where it stands in the timeline; grows, with gaps
 * @param id of the event
 * @param time when it was decided, by the clock of who decided it
 * @param arrivedAt when it was read here
 * @param summary one sentence for a person
 * @param data of the event, as docs/events.md describes it
 */
public record TimelineEntry(
        @JsonIgnore long position,
        UUID id,
        String type,
        String source,
        String subject,
        long sequence,
        Instant time,
        Instant arrivedAt,
        String summary,
        @JsonRawValue String data) {}
