package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the action table. Times are milliseconds. */
final class ActionRow {
    enum Status {
        PENDING,
        RUNNING,
        APPLIED,
        REFUSED,
        FAILED,
        CANCELLED
    }

    final int id;
    final UUID rollout;
    final int attempt;
    final int stage;
    final String route;
    final Weights desired;
    final Fence fence;
    final long applyBy;

    @Nullable
    UUID awaits;

    Status status = Status.PENDING;
    String owner = "";
    long leaseUntil;
    int tries;
    long nextTry;
    boolean cancelRequested;

    ActionRow(int id, UUID rollout, int attempt, int stage, String route, Weights desired, Fence fence, long applyBy) {
        this.id = id;
        this.rollout = rollout;
        this.attempt = attempt;
        this.stage = stage;
        this.route = route;
        this.desired = desired;
        this.fence = fence;
        this.applyBy = applyBy;
    }

    boolean open() {
        return status == Status.PENDING || status == Status.RUNNING;
    }

    @Override
    public String toString() {
        return "action " + id + " (stage " + stage + " of attempt " + attempt + ", " + desired.percents() + " on "
                + route + ")";
    }
}
