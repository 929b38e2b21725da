package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.rollout.targets.Duty;
import dev.sluice.simulation.targets.Router;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a route should do and who may say so; as {@code RouteBook} keeps it. */
public final class RouteRow {
    private final Router router;
    String active;
    Weights desired;
    Fence fence = Duty.first();

    @Nullable
    UUID lentTo;

    @Nullable
    UUID frozenBy;

    @Nullable
    Fence foreign;

    String watcher = "";
    long watchedUntil;

    RouteRow(Router router, String active) {
        this.router = router;
        this.active = active;
        this.desired = Weights.all(active);
    }

    public Router router() {
        return router;
    }

    public String active() {
        return active;
    }

    public Weights desired() {
        return desired;
    }

    /** Unless a higher fence is already known. */
    void hold(Weights weights, Fence under) {
        if (!under.isLowerThan(fence)) {
            desired = weights;
            fence = under;
        }
    }

    void takeBack() {
        lentTo = null;
        frozenBy = null;
    }

    void yieldTo(Fence higher) {
        if (foreign == null || foreign.isLowerThan(higher)) {
            foreign = higher;
        }
    }

    Duty.Row duty(@Nullable String brings, boolean busy) {
        return new Duty.Row(router.route(), active, brings, desired, fence, lentTo, frozenBy != null, foreign, busy);
    }
}
