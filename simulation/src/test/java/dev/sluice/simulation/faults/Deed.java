package dev.sluice.simulation.faults;

/** One act at its time, in milliseconds since the beginning. */
public record Deed(int at, Act act) {}
