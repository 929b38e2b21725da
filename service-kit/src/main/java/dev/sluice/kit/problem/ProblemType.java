package dev.sluice.kit.problem;

/** One cause of failure that a client can tell apart; each service has an enum of its own, the common ones are {@link CommonProblem}. */
public interface ProblemType {
    /** Stable, kebab-case; becomes {@code urn:sluice:problem:<code>}. */
    String code();

    /** A short sentence for people, the same for every occurrence. */
    String title();

    /** HTTP status. */
    int status();
}
