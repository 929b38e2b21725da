package dev.sluice.judge;

/** The names of the two versions (or variants of a flag) that are compared. */
public record Arms(String baseline, String candidate) {}
