package dev.sluice.e2e.matrix;

import java.time.Duration;
import java.util.List;

/**
 * Cells that share one strike of one fault.
 *
 * @param lead how long before the strike the stages are let go and the bad versions begin to fail, so that strikes meet
 *     looks, verdicts and rollbacks as well as quiet moments; less than the bake time, so that no good rollout has left its stage
 */
public record Round(Part part, Fault fault, List<Cell> cells, Duration lead) {
    public Round {
        cells = List.copyOf(cells);
    }

    @Override
    public String toString() {
        return part + " " + fault + " (" + cells.size() + " cells, lead " + lead.toMillis() + " ms)";
    }
}
