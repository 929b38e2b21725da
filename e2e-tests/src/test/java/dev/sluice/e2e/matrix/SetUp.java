package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.world.Lane;
import dev.sluice.e2e.matrix.world.World;
import dev.sluice.e2e.support.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Brings each rollout of a round to its stage and keeps it there by keeping its visitors away: without new numbers nothing is proved. */
final class SetUp {
    private static final Duration TO_ITS_STAGE = Duration.ofMinutes(2);
    private static final int TRIES = 3;

    private final World world;
    private final Rollouts rollouts;
    private final Round round;

    SetUp(World world, Rollouts rollouts, Round round) {
        this.world = world;
        this.rollouts = rollouts;
        this.round = round;
    }

    /** All in their stages, none beyond. On a machine that is too busy a rollout may slip through; then once more. */
    List<Running> run() {
        for (int again = 0; again < TRIES; again++) {
            List<Running> cells = new CopyOnWriteArrayList<>();
            boolean standing = false;
            Keeper keeper = new Keeper(cells, cell -> happened(cell, "rollout.stage-entered"));
            try {
                start(cells);
                awaitStages(cells);
                standing = cells.stream().noneMatch(cell -> happened(cell, "rollout.stage-passed"));
            } finally {
                keeper.end();
                if (!standing) {
                    putBack(cells);
                }
            }
            if (standing) {
                return cells;
            }
        }
        throw new AssertionError("this machine is too busy: rollouts left their stages before the strike");
    }

    /** As before: everything is taken back, nobody comes, nothing fails. */
    void putBack(List<Running> cells) {
        for (Running cell : cells) {
            cell.lane().rest();
            cell.lane().mend();
        }
        for (Running cell : cells) {
            rollouts.undo(cell.rollout());
        }
    }

    /** Those that wait in the first stage need nobody to come before. */
    private void start(List<Running> cells) {
        for (Cell cell : round.cells()) {
            Lane lane = world.lanes().of(cell);
            if (cell.stage() > 0) {
                lane.visit();
            }
            long now = System.currentTimeMillis();
            cells.add(new Running(cell, lane, rollouts.start(lane), now));
        }
    }

    private void awaitStages(List<Running> cells) {
        Await.until(
                TO_ITS_STAGE,
                () -> cells.stream().allMatch(cell -> happened(cell, "rollout.stage-applied")),
                () -> "not all in their stages: "
                        + cells.stream()
                                .filter(cell -> !happened(cell, "rollout.stage-applied"))
                                .map(cell -> cell.cell() + " " + rollouts.view(cell.rollout()))
                                .toList());
    }

    /** In the stage of the cell. */
    private boolean happened(Running cell, String name) {
        return world.recorder()
                .saw(
                        cell.rollout(),
                        event -> event.name().equals(name)
                                && event.stage() == cell.cell().stage());
    }
}
