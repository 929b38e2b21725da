package dev.sluice.monitor.sources;

import java.util.Locale;

/** Which part of a query a series answers. */
enum PromMark {
    REQUESTS,
    ERRORS,
    DURATION,
    STARTED;

    /** The label that carries it. */
    static final String LABEL = "sluice_part";

    /** Whose part. */
    enum Arm {
        BASELINE,
        CANDIDATE
    }

    String of(Arm arm) {
        return (name() + "-of-" + arm.name()).toLowerCase(Locale.ROOT);
    }

    /** For sentences. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
