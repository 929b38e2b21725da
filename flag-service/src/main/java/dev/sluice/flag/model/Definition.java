package dev.sluice.flag.model;

/**
 * What never changes about a flag.
 *
 * @param key unique in the installation, also after the flag was archived
 */
public record Definition(String key, Kind kind, Scope scope, Variants variants) {
    public Definition {
        Names.require(key, "key");
    }
}
