package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand.Restore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code rollback.started.v1}, as far as flags are concerned. */
record RollbackStarted(
        List<Step> steps,
        FenceWire fence,
        @Nullable String reason,
        @Nullable String by) {
    static final String TYPE = "dev.sluice.rollback.started.v1";
    private static final String DISABLE_FLAG = "DISABLE_FLAG";

    record Step(String method, Target target, @Nullable String variant) {}

    record Target(String kind, String name) {}

    /** What it wants of flags, in its order; steps of other methods are not for this service. */
    List<FlagWish<Restore>> wishes() {
        return Wire.required(steps, "steps").stream()
                .filter(step -> DISABLE_FLAG.equals(step.method()))
                .map(step -> new FlagWish<>(
                        Wire.required(Wire.required(step.target(), "target").name(), "target.name"),
                        new Restore(
                                step.variant(), Wire.required(fence, "fence").toFence())))
                .toList();
    }
}
