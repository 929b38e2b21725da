package dev.sluice.judge;

/** Requests of one arm and how many of them failed. */
public record Counts(long requests, long errors) {
    public static final Counts NONE = new Counts(0, 0);

    public Counts {
        if (requests < 0 || errors < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    public Counts plus(Counts other) {
        return new Counts(Math.addExact(requests, other.requests), Math.addExact(errors, other.errors));
    }

    /** Errors per request; 0 without a request. */
    public double rate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }
}
