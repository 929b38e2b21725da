package dev.sluice.flag.evaluation;

/**
 * An evaluation, and how it came about.
 *
 * @param bucket of the caller, 0 to 99,999; drawn also where it decided nothing
 * @param why a sentence for a person
 */
public record Explanation(Evaluation evaluation, int bucket, String why) {}
