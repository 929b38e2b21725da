package dev.sluice.stack.launch;

import java.nio.file.Path;

/**
 * Where the secrets of an installation lie.
 *
 * @param keys all of them as they are; for people
 * @param tokens the hashes of the tokens, as the services read them
 * @param credentials the folder of what programs present: the demo's router secret and the shop's token
 */
public record KeyFiles(Path keys, Path tokens, Path credentials) {
    /** What the router wants to see from whoever moves the traffic. */
    public Path router() {
        return credentials.resolve("demo-router");
    }

    /** What the shop presents to flag-service. */
    public Path shop() {
        return credentials.resolve("shop-client");
    }
}
