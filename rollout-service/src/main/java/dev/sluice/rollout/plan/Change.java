package dev.sluice.rollout.plan;

/** What changes: a version, or a flag's variant. */
public record Change(String from, String to) {}
