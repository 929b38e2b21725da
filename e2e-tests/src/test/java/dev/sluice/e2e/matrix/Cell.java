package dev.sluice.e2e.matrix;

import java.util.Locale;

/**
 * One rollout under one fault.
 *
 * @param stage the index of the stage that it stands in when the fault strikes
 */
public record Cell(Part part, Fault fault, Kind kind, int stage, Outcome outcome) {

    /** What the rollout moves. */
    public enum Kind {
        CANARY(4),
        FLAG(3);

        private final int stages;

        Kind(int stages) {
            this.stages = stages;
        }

        /** The steps, and the final bake. */
        public int stages() {
            return stages;
        }
    }

    /** What becomes of the version at that moment. */
    public enum Outcome {
        /** It stays healthy. */
        GOOD,
        /** It begins to fail. */
        BAD
    }

    /** The lane that runs it: one for each kind, stage and outcome. */
    public String lane() {
        return (kind.name().charAt(0) + "" + stage + "-" + outcome).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "%s %s, %s stage %d, %s"
                .formatted(part, fault, kind, stage, outcome)
                .toLowerCase(Locale.ROOT);
    }
}
