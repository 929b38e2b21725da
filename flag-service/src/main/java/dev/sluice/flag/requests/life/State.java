package dev.sluice.flag.requests.life;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of a {@link Standing}. */
public enum State {
    PENDING,
    SCHEDULED,
    APPLIED,
    REJECTED,
    WITHDRAWN,
    FAILED,
    EXPIRED;

    /** The spelling of REST and events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> of(String wire) {
        return Stream.of(values()).filter(state -> state.wire().equals(wire)).findFirst();
    }
}
