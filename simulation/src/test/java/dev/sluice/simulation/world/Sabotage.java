package dev.sluice.simulation.world;

/** A protection that is taken away, to see that its absence is found. */
public enum Sabotage {
    NONE,
    /** Routers take every command. */
    NO_FENCES,
    /** Every delivery of an event counts as the first. */
    NO_INBOX,
    /** Who raises exposure does not ask whether it was stopped. */
    NO_STOP_READER,
    /** What a router accepted counts as held. */
    NO_READ_BACK,
    /** A gate takes NO_DATA as HEALTHY. */
    NO_DATA_IS_HEALTHY,
    /** A completed rollout is closed without asking whether it is being taken back. */
    CLOSES_WITHOUT_ASKING
}
