package dev.sluice.judge;

/** The counts of both arms over the same time. */
public record ArmCounts(Counts baseline, Counts candidate) {
    public static final ArmCounts NONE = new ArmCounts(Counts.NONE, Counts.NONE);

    public ArmCounts plus(ArmCounts other) {
        return new ArmCounts(baseline.plus(other.baseline), candidate.plus(other.candidate));
    }

    /** Whether both arms were seen, so that their counts can be compared. */
    public boolean comparable() {
        return baseline.requests() > 0 && candidate.requests() > 0;
    }

    /** Counted requests of the candidate per request of the baseline (r in judges A1). */
    public double odds() {
        return (double) candidate.requests() / baseline.requests();
    }

    /** The candidate's counted share of all requests, 0 to 1. */
    public double share() {
        long all = baseline.requests() + candidate.requests();
        return all == 0 ? 0 : (double) candidate.requests() / all;
    }
}
