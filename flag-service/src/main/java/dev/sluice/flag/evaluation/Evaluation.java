package dev.sluice.flag.evaluation;

/**
 * What a caller gets. There are few of these per flag and they are made with the snapshot, so evaluating creates none.
 *
 * @param revision the revision of the flag that was evaluated
 */
public record Evaluation(String flag, long revision, String variant, boolean value, Reason reason) {}
