package dev.sluice.rollout.lifecycle;

/** Who decided, and why. */
public record By(String name, String reason) {}
