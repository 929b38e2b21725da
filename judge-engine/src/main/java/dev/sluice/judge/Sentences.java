package dev.sluice.judge;

/** Sentences that several judges say. */
final class Sentences {
    static final String BEFORE_AFTER = "before/after, not protected from shared swings";

    private Sentences() {}

    static String comparison(Observation observation) {
        return observation.beforeAfter() ? "; " + BEFORE_AFTER : "";
    }
}
