package dev.sluice.flag.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a flag is for. */
public enum Kind {
    RELEASE,
    OPERATIONAL,
    EXPERIMENT,
    PERMISSION;

    /** All of them, as REST spells them. */
    public static final String PATTERN = "release|operational|experiment|permission";

    /** The spelling of events and REST. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
