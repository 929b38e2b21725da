package dev.sluice.judgebench;

/**
 * When a rule stopped a rollout.
 *
 * @param minute infinite when it did not
 * @param served failures of the candidate until then
 */
record Alarm(double minute, long served) {
    static final Alarm NONE = new Alarm(Double.POSITIVE_INFINITY, Long.MAX_VALUE);

    boolean raised() {
        return minute < Double.POSITIVE_INFINITY;
    }

    /** This one, or if there is none yet the new one. */
    Alarm or(boolean alarm, double at, long failures) {
        return alarm && !raised() ? new Alarm(at, failures) : this;
    }
}
