package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand.Advance;
import dev.sluice.flag.model.Exposure;
import java.util.Optional;

/** {@code rollout.stage-entered.v1}, as far as flags are concerned. */
record StageEntered(Action action, FenceWire fence) {
    static final String TYPE = "dev.sluice.rollout.stage-entered.v1";
    private static final String SET_FLAG = "set-flag";

    record Action(String type, String flag, String variant, String from, Boolean internal, Double percentage) {}

    /** Empty when the stage is about something else. */
    Optional<FlagWish<Advance>> wish() {
        Wire.required(action, "action");
        if (!SET_FLAG.equals(action.type())) {
            return Optional.empty();
        }
        Exposure exposure = new Exposure(
                Wire.required(action.variant(), "action.variant"),
                Wire.required(action.from(), "action.from"),
                Wire.required(action.internal(), "action.internal"),
                Wire.required(action.percentage(), "action.percentage"));
        return Optional.of(new FlagWish<>(
                Wire.required(action.flag(), "action.flag"),
                new Advance(exposure, Wire.required(fence, "fence").toFence())));
    }
}
