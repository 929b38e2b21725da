package dev.sluice.rollout.plan;

/**
 * How far a step opens: a whole percentage of everybody, or the internal audience only.
 *
 * @param percent 0 for {@link #INTERNAL}
 */
public record Step(String name, int percent) {

    /** Who is internal gets the new variant, nobody else. */
    public static final Step INTERNAL = new Step("internal", 0);

    public static Step percent(int percent) {
        return new Step(percent + " %", percent);
    }

    public boolean isInternal() {
        return INTERNAL.equals(this);
    }
}
