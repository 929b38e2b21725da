package dev.sluice.flag.api;

import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Which segment. */
public record SegmentName(
        @NotNull @Pattern(regexp = Names.PATTERN) String environment,
        @NotNull @Pattern(regexp = Names.PATTERN) String service,
        @NotNull @Pattern(regexp = Names.PATTERN) String name) {
    Scope scope() {
        return new Scope(environment, service);
    }
}
