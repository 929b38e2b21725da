package dev.sluice.flag.evaluation;

import dev.sluice.flagengine.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation, and how it came about.
 *
 * @param bucket that was drawn for the caller; null when nothing was drawn
 * @param sentence for a person
 */
public record Why(Evaluation evaluation, @Nullable Long bucket, String sentence) {}
