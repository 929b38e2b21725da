package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand;

/** What a command changed, as events say it. */
final class ChangeWire {
    private static final String EXPOSURE = "exposure";
    private static final String CARD = "card";

    private ChangeWire() {}

    static String of(FlagCommand command) {
        return switch (command) {
            case FlagCommand.Advance advance -> EXPOSURE;
            case FlagCommand.Restore restore -> EXPOSURE;
            case FlagCommand.Retire retire -> CARD;
            case FlagCommand.Disable disable -> "disabled";
            case FlagCommand.Archive archive -> throw new IllegalArgumentException("has an event of its own");
            case FlagCommand.Edit edit -> edit.edited().word();
        };
    }
}
