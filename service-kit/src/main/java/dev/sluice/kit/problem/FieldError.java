package dev.sluice.kit.problem;

/**
 * One part of a request that is wrong.
 *
 * @param path where, in dots and brackets: {@code strategy.steps[2]}
 * @param message what it must be
 */
public record FieldError(String path, String message) {}
