package dev.sluice.kit.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A body with everything that can be wrong about a body. */
public record Thing(
        @NotBlank String name,
        @Max(100) int share,
        @NotNull Kind kind,
        @Valid List<Part> parts) {
    /** Closed set of values. */
    public enum Kind {
        SMALL,
        LARGE
    }

    /** Nested object. */
    public record Part(@NotBlank String label) {}
}
