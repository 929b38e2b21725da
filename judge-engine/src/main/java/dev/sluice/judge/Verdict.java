package dev.sluice.judge;

/** What the evidence says, from best to worst. Only HEALTHY advances a rollout. */
public enum Verdict {
    HEALTHY,
    INCONCLUSIVE,
    NO_DATA,
    ERROR,
    UNHEALTHY;

    public Verdict worseOf(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
