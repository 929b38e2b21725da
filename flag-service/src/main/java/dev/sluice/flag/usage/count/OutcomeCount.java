package dev.sluice.flag.usage.count;

import dev.sluice.flagengine.Reason;

/**
 * How often something came of a flag.
 *
 * @param variant empty when callers were to use the default in their code
 */
public record OutcomeCount(long revision, String variant, Reason reason, long count) {}
