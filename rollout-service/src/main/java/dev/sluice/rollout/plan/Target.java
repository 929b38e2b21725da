package dev.sluice.rollout.plan;

/** What a rollout claims and moves. */
public record Target(Kind kind, String name) {

    /** Spelled in lower case on the wire. */
    public enum Kind {
        ROUTE,
        FLAG
    }

    public static Target route(String name) {
        return new Target(Kind.ROUTE, name);
    }

    public static Target flag(String name) {
        return new Target(Kind.FLAG, name);
    }
}
