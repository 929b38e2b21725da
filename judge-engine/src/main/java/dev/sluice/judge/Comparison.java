package dev.sluice.judge;

/** What a candidate is compared with. */
public enum Comparison {
    /** Both arms take traffic at the same time: shared swings cancel out. */
    LIVE_BASELINE("live-baseline"),
    /** Only the candidate takes traffic: it is compared with earlier counts, and shared swings do not cancel out. */
    BEFORE_AFTER("before-after");

    private final String wire;

    Comparison(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
