package dev.sluice.flag.model;

/** Where a flag lives; grants are given for it. */
public record Scope(String environment, String service) {
    public Scope {
        Names.require(environment, "environment");
        Names.require(service, "service");
    }

    /** The name of the set of flags that lives here, as OpenFeature's {@code flagSetId}. */
    public String flagSet() {
        return environment + "/" + service;
    }
}
