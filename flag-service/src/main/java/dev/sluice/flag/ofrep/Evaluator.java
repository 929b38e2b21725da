package dev.sluice.flag.ofrep;

/**
 * Who evaluates.
 *
 * @param name of the token, or of the identity provider's subject
 * @param ofTokensFile whether the token is one of the tokens file
 */
record Evaluator(String name, boolean ofTokensFile, Readers readers) {}
