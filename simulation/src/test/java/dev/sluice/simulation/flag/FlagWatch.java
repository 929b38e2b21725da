package dev.sluice.simulation.flag;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Flag;

/** Told of every change of what users see of a flag. */
public interface FlagWatch {
    /** In the transaction of the change; {@code asked}: when the writer last asked the stop-reader, or now for what does not ask */
    void changed(Flag before, Flag after, FlagCommand command, long asked);
}
