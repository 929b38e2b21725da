package dev.sluice.judge.exposure;

/**
 * The candidate's shares (0 to 1) that count as the wanted one: a router that rounds weights, or a warm connection pool, is no
 * mismatch.
 */
record Band(double low, double high) {
    /** Half a point of all traffic. */
    static final double ABSOLUTE = .005;
    /** A tenth of the smaller arm. */
    static final double RELATIVE = .1;

    /** {@code wanted ± max(.005, .1·min(wanted, 1 − wanted))}, within 0 and 1. */
    static Band around(double wanted) {
        double tolerance = Math.max(ABSOLUTE, RELATIVE * Math.min(wanted, 1 - wanted));
        return new Band(Math.max(0, wanted - tolerance), Math.min(1, wanted + tolerance));
    }
}
