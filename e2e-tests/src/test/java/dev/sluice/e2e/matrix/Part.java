package dev.sluice.e2e.matrix;

/** What is hit. */
public enum Part {
    FLAG,
    ROLLOUT,
    MONITOR,
    ROLLBACK,
    GATEWAY,
    /** The replica of rollout-service whose relay publishes. */
    RELAY_HOLDER,
    KAFKA,
    POSTGRES,
    /** Kafka and PostgreSQL at once, as in a power cut. */
    INFRASTRUCTURE;

    /** Whether events cannot pass while it is away. */
    public boolean carriesEvents() {
        return this == KAFKA || this == INFRASTRUCTURE;
    }
}
