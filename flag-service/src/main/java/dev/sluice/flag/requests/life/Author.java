package dev.sluice.flag.requests.life;

/**
 * Who asks for a change.
 *
 * @param ofTokensFile whether their token is one of the tokens file, so that what it allows can be looked up when the change is made
 */
public record Author(String name, boolean ofTokensFile) {}
