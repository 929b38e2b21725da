package dev.sluice.flag.store;

/** The key of a revision. */
public record RevisionId(String flag, long number) {}
