package dev.sluice.simulation.bus;

/** The topics. */
public final class Topics {
    public static final String ROLLOUTS = "sluice.rollouts.v1";
    public static final String VERDICTS = "sluice.verdicts.v1";
    public static final String ROLLBACKS = "sluice.rollbacks.v1";
    public static final String FLAGS = "sluice.flags.v1";

    private Topics() {}
}
