package dev.sluice.judge;

/** What both arms did over the same time: counts and durations. */
public record Tally(ArmCounts counts, Histogram baselineDurations, Histogram candidateDurations) {
    public static final Tally NONE = new Tally(ArmCounts.NONE, Histogram.NONE, Histogram.NONE);

    public Tally plus(Tally other) {
        return new Tally(
                counts.plus(other.counts),
                baselineDurations.plus(other.baselineDurations),
                candidateDurations.plus(other.candidateDurations));
    }

    public Counts baseline() {
        return counts.baseline();
    }

    public Counts candidate() {
        return counts.candidate();
    }
}
