package dev.sluice.monitor.push;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one reporter counted, sent as often as it takes until it is acknowledged: reporter and sequence make it count once.
 *
 * @param source the registered source of type {@code push} that this belongs to
 * @param reporter who counted, such as the name of a pod; another one after each start if its counters then begin anew
 * @param sequence grows with every batch of this reporter
 * @param kind {@code delta}: what came since the batch before; {@code cumulative}: everything since the reporter's start
 */
public record PushedBatch(
        @NotNull @Pattern(regexp = NAME) String environment,
        @NotNull @Pattern(regexp = NAME) String service,
        @NotNull @Pattern(regexp = NAME) String source,
        @NotNull @Size(min = 1, max = 200) String reporter,
        @NotNull @Min(0) Long sequence,
        @NotNull Kind kind,

        @NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull PushedSample> samples) {

    static final String NAME = "[A-Za-z0-9_.-]{1,100}";

    /** What the numbers of a batch mean. */
    public enum Kind {
        DELTA,
        CUMULATIVE;

        /** As it is sent. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The numbers of one arm.
     *
     * @param arm the version or the variant
     * @param at until when these numbers count
     * @param since for {@code cumulative}: when the counters began; without it a reporter's first batch is only where it starts from
     */
    public record PushedSample(
            @NotNull @Pattern(regexp = NAME) String arm,
            @NotNull Instant at,
            @Nullable Instant since,
            @NotNull @Min(0) Long requests,
            @NotNull @Min(0) Long errors,
            @Nullable @Valid PushedDurations durations) {}

    /**
     * Durations in buckets.
     *
     * @param edges upper edges in seconds, increasing
     * @param counts how many fell into each bucket, then (one more) how many were longer than the last edge
     */
    public record PushedDurations(
            @NotNull @Size(max = 200) List<@NotNull Double> edges,
            @NotNull @Size(min = 1, max = 201) List<@NotNull @Min(0) Long> counts) {}

    Pushed of() {
        return new Pushed(environment, service, source);
    }
}
