package dev.sluice.flag.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A change request, and what it changes. */
public record ChangeRequestDetail(
        @JsonUnwrapped ChangeRequestView request, @Nullable DifferenceView difference) {}
