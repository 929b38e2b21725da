package dev.sluice.rollback.projection;

/** Something in the world that a rollout changes: a route of a traffic router or a feature flag. */
public record Target(String kind, String name) {
    public static final String ROUTE = "route";
    public static final String FLAG = "flag";

    public static Target route(String name) {
        return new Target(ROUTE, name);
    }

    public static Target flag(String name) {
        return new Target(FLAG, name);
    }
}
